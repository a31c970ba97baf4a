using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Reading;

/// <summary>What is to be read, and by whose environment.</summary>
/// <param name="Projects">One for each FILE that was given.</param>
/// <param name="Node">The node that files without one are for; null where it is not known.</param>
/// <param name="Environment">Of the one who applies: it goes before every <c>.env</c>.</param>
/// <param name="Profiles">Those asked for beside <c>COMPOSE_PROFILES</c>; <c>*</c> is all of them.</param>
public sealed record FleetRequest(
    ValueList<ProjectFiles> Projects,
    ValueMap<string> Environment,
    string? Node = null,
    ValueList<string>? Profiles = null
)
{
    /// <summary>
    /// Where it is applied: a file that names no node, and for which nobody named one, is for this. Unlike a node that was named, it may
    /// well be another than the file's.
    /// </summary>
    public string? Home { get; init; }
}

/// <param name="Paths">The file, then its overrides: what <c>FILE+OVERRIDE</c> names.</param>
public sealed record ProjectFiles(ValueList<string> Paths)
{
    /// <summary>A plus sign with nothing on one side joins nothing: it is part of a file's name.</summary>
    public static ProjectFiles Of(string argument)
    {
        var paths = argument.Split('+');
        return new ProjectFiles(paths.Any(path => path.Length == 0) ? [argument] : paths.ToValueList());
    }
}

using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Limits;

namespace Supervisor.Supervision.Plans;

/// <summary>
/// What plans need beside the model. First what host processes take over from the daemon, where their file says nothing else:
/// it is no part of their definition, for a daemon that was started from another shell must not make every process look changed.
/// Containers take over nothing.
/// </summary>
/// <param name="Environment">Of the names in <see cref="Inherited"/> alone.</param>
public sealed record PlanSurroundings(ValueMap<string> Environment)
{
    /// <summary>
    /// This node's own, for the hashes of containers: what is hashed may be secret and short, and must not be guessed from them.
    /// </summary>
    public ReadOnlyMemory<byte> HashKey { get; init; }

    /// <summary>What the fleet brought along beside its own files, by absolute path: of secrets, configs and templates.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } =
        new Dictionary<string, byte[]>(StringComparer.Ordinal);

    /// <summary>The same for each project, where several brought theirs along; null: <see cref="Files"/> are everybody's.</summary>
    public Func<ProjectModel, IReadOnlyDictionary<string, byte[]>>? FilesOf { get; init; }

    /// <summary>What this node does not run, whatever a fleet says.</summary>
    public NodeLimits Limits { get; init; } = NodeLimits.None;

    private const string Path = "PATH";

    /// <summary>Enough to find programs, to have a home, and to read clocks and texts as the machine does; nothing else.</summary>
    private static readonly string[] Inherited = [Path, "HOME", "LANG", "TZ"];

    private static readonly ValueMap<string> Least = ValueMap<string>.Empty.With(
        Path,
        "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    );

    /// <param name="environment">The daemon's own.</param>
    public static PlanSurroundings Of(IEnumerable<KeyValuePair<string, string>> environment) =>
        new(
            Least
                .Concat(environment.Where(variable => Inherited.Contains(variable.Key, StringComparer.Ordinal)))
                .ToValueMap()
        );
}

using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Plans;

/// <summary>
/// What host processes take over from the daemon, where their file says nothing else. It is no part of their definition:
/// a daemon that was started from another shell must not make every process look changed.
/// </summary>
/// <param name="Environment">Of the names in <see cref="Inherited"/> alone.</param>
public sealed record PlanSurroundings(ValueMap<string> Environment)
{
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

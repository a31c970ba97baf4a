using System.Globalization;

namespace Supervisor.TestKit.Machines;

/// <summary>
/// What programs of a machine are started by once it has been off: the kernel gives them another boot id, and a clock that has begun anew. Each has a
/// /proc of its own for that, since the machines share one kernel.
/// </summary>
internal static class Boot
{
    private const string Script = """
        file=$(mktemp) && echo "$0" > "$file" && mount --bind "$file" /proc/sys/kernel/random/boot_id && rm "$file" && exec "$@"
        """;

    /// <summary>The first, with which nothing is hidden.</summary>
    public static IReadOnlyList<string> First => [];

    public static IReadOnlyList<string> Next() =>
        ["unshare", "-m", "-T", "--boottime", ToZero(), "--", "sh", "-c", Script, $"{Guid.NewGuid()}"];

    /// <summary>Whole seconds, which is how they are told.</summary>
    private static string ToZero()
    {
        var up = File.ReadAllText("/proc/uptime").Split(' ')[0];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"-{Math.Floor(double.Parse(up, CultureInfo.InvariantCulture))}"
        );
    }
}

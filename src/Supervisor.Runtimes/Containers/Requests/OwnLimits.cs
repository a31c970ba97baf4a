using System.Globalization;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>How many files and processes this process may have: what may be given on to a container.</summary>
internal static class OwnLimits
{
    private const string Files = "nofile";
    private const string Processes = "nproc";

    /// <summary>More than any kernel gives: where there is no limit.</summary>
    private const long Unlimited = 1_048_576;

    private static readonly (string Row, string Name)[] Rows =
    [
        ("Max open files", Files),
        ("Max processes", Processes),
    ];

    /// <returns>None where the machine does not say.</returns>
    public static IReadOnlyDictionary<string, UlimitModel> Read()
    {
        const string Limits = "/proc/self/limits";
        const string Highest = "/proc/sys/kernel/pid_max";
        return File.Exists(Limits) && File.Exists(Highest)
            ? Parse(File.ReadLines(Limits), Number(File.ReadAllText(Highest).Trim()))
            : Parse([], null);
    }

    /// <summary>Rows of a table: the limit's name, the soft one, the hard one.</summary>
    /// <param name="highestProcess">Podman lowers its own limit to as many processes as the kernel can number.</param>
    public static IReadOnlyDictionary<string, UlimitModel> Parse(IEnumerable<string> lines, long? highestProcess)
    {
        var limits = new Dictionary<string, UlimitModel>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var row = Array.Find(Rows, row => line.StartsWith(row.Row, StringComparison.Ordinal));
            if (row.Row is not null && Hard(line[row.Row.Length..]) is { } hard)
            {
                var most = row.Name is Processes ? Math.Min(hard, highestProcess ?? hard) : hard;
                limits[row.Name] = new UlimitModel(most, most);
            }
        }

        return limits;
    }

    private static long? Hard(string columns) =>
        columns.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var hard, ..]
            ? hard is "unlimited"
                ? Unlimited
                : Number(hard) is { } number
                    ? Math.Min(number, Unlimited)
                    : null
            : null;

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

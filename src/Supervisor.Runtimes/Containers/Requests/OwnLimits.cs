using System.Globalization;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>How many files and processes this process may have: what may be given on to a container.</summary>
internal static class OwnLimits
{
    private const long Unlimited = 1_048_576;

    private static readonly (string Row, string Name)[] Rows =
    [
        ("Max open files", "nofile"),
        ("Max processes", "nproc"),
    ];

    /// <returns>None where the machine does not say.</returns>
    public static IReadOnlyDictionary<string, UlimitModel> Read()
    {
        const string Path = "/proc/self/limits";
        return File.Exists(Path) ? Parse(File.ReadLines(Path)) : Parse([]);
    }

    /// <summary>Rows of a table: the limit's name, the soft one, the hard one.</summary>
    public static IReadOnlyDictionary<string, UlimitModel> Parse(IEnumerable<string> lines)
    {
        var limits = new Dictionary<string, UlimitModel>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var row = Array.Find(Rows, row => line.StartsWith(row.Row, StringComparison.Ordinal));
            if (row.Row is not null && Hard(line[row.Row.Length..]) is { } hard)
            {
                limits[row.Name] = new UlimitModel(hard, hard);
            }
        }

        return limits;
    }

    private static long? Hard(string columns) =>
        columns.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var hard, ..]
            ? hard is "unlimited"
                ? Unlimited
                : long.TryParse(hard, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? Math.Min(number, Unlimited)
                    : null
            : null;
}

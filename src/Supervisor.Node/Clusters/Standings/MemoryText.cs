using System.Globalization;

namespace Supervisor.Node.Clusters.Standings;

internal static class MemoryText
{
    private const double BytesPerGibibyte = 1L << 30;

    public static string Of(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / BytesPerGibibyte:0.#} GiB");
}

using System.Globalization;
using System.Text;

namespace Supervisor.Fleet.Printing;

/// <summary>Times and sizes without loss, in the units in which people would write them.</summary>
internal static class ExactText
{
    private static readonly (string Name, TimeSpan Length)[] Units =
    [
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    private static readonly (string Name, long Bytes)[] Sizes =
    [
        ("t", 1L << 40),
        ("g", 1L << 30),
        ("m", 1L << 20),
        ("k", 1L << 10),
    ];

    /// <summary><c>1m30s</c>, <c>500ms</c>, <c>0s</c></summary>
    public static string Of(TimeSpan duration)
    {
        var text = new StringBuilder();
        var rest = duration;
        foreach (var (name, length) in Units)
        {
            var count = rest.Ticks / length.Ticks;
            rest -= length * count;
            text.Append(count == 0 ? "" : $"{count}{name}");
        }

        var microseconds = rest.Ticks / (decimal)TimeSpan.TicksPerMicrosecond;
        text.Append(microseconds == 0 ? "" : $"{microseconds.ToString(CultureInfo.InvariantCulture)}us");
        return text.Length == 0 ? "0s" : text.ToString();
    }

    /// <summary><c>512m</c>, <c>2g</c>; bytes where no unit fits.</summary>
    public static string OfBytes(long bytes)
    {
        foreach (var (name, size) in Sizes)
        {
            if (bytes > 0 && bytes % size == 0)
            {
                return $"{bytes / size}{name}";
            }
        }

        return bytes.ToString(CultureInfo.InvariantCulture);
    }
}

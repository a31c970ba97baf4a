using System.Globalization;
using System.Text;

namespace Supervisor.Runtimes.Containers.Outputs;

/// <summary>The moment that an engine writes before each entry, and a space.</summary>
internal static class Stamp
{
    /// <summary>Nanoseconds and a zone included.</summary>
    public const int Longest = 40;

    private const int Shortest = 20;

    /// <returns>Null: these bytes do not begin with one.</returns>
    public static (long Second, int Length)? Read(ReadOnlySpan<byte> bytes)
    {
        var space = bytes[..Math.Min(bytes.Length, Longest)].IndexOf((byte)' ');
        return
            space >= Shortest
            && bytes[10] == (byte)'T'
            && DateTimeOffset.TryParse(
                Encoding.ASCII.GetString(bytes[..space]),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var moment
            )
            ? (moment.ToUnixTimeSeconds(), space + 1)
            : null;
    }
}

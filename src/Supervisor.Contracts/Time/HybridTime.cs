using System.Globalization;
using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Time;

/// <summary>
/// A hybrid logical clock reading: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16. Readings of
/// several machines are ordered by cause as far as messages passed between them, and by wall clock otherwise.
/// </summary>
[JsonConverter(typeof(HybridTimeJson))]
public readonly record struct HybridTime(long Value) : IComparable<HybridTime>
{
    private const int CounterBits = 16;

    public static HybridTime Zero { get; }

    public long UnixMilliseconds => Value >> CounterBits;

    public int Counter => (int)(Value & ((1 << CounterBits) - 1));

    public DateTimeOffset WallClock => DateTimeOffset.FromUnixTimeMilliseconds(UnixMilliseconds);

    public static HybridTime FromMilliseconds(long unixMilliseconds) => new(unixMilliseconds << CounterBits);

    /// <summary>The next reading: a counter that overflows borrows one millisecond from the future.</summary>
    public HybridTime Next() => new(Value + 1);

    public int CompareTo(HybridTime other) => Value.CompareTo(other.Value);

    public static bool operator <(HybridTime left, HybridTime right) => left.Value < right.Value;

    public static bool operator >(HybridTime left, HybridTime right) => left.Value > right.Value;

    public static bool operator <=(HybridTime left, HybridTime right) => left.Value <= right.Value;

    public static bool operator >=(HybridTime left, HybridTime right) => left.Value >= right.Value;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{WallClock:yyyy-MM-ddTHH:mm:ss.fffZ}#{Counter}");
}

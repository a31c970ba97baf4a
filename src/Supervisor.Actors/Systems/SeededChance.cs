namespace Supervisor.Actors.Systems;

/// <summary>
/// SplitMix64: the same seed gives the same numbers in every version of the runtime, which <c>System.Random</c> does not
/// promise. Any thread may draw.
/// </summary>
public sealed class SeededChance(ulong seed) : IChance
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private const double Unit = 1.0 / (1UL << 53);

    private ulong _state = seed;

    public double Next() => (NextBits() >> 11) * Unit;

    /// <summary>A number in [0, <paramref name="count"/>).</summary>
    public int Next(int count) => (int)(Next() * count);

    public ulong NextBits()
    {
        var bits = Interlocked.Add(ref _state, Step);
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}

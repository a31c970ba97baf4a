namespace Supervisor.Simulation.World;

/// <summary>
/// How often the situations were reached for whose sake the simulation exists. A run of many seeds that never reached
/// one of them proves nothing about it, and fails.
/// </summary>
internal sealed class Rarities
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    internal IEnumerable<KeyValuePair<string, long>> Counts => _counts;

    /// <summary>Says that the situation is expected, so that never reaching it shows.</summary>
    internal void Expect(params ReadOnlySpan<string> situations)
    {
        foreach (var situation in situations)
        {
            _counts.TryAdd(situation, 0);
        }
    }

    internal void Reached(string situation) => _counts[situation] = _counts.GetValueOrDefault(situation) + 1;

    internal void AddAll(Rarities other)
    {
        foreach (var (situation, count) in other._counts)
        {
            _counts[situation] = _counts.GetValueOrDefault(situation) + count;
        }
    }
}

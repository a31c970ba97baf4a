namespace Supervisor.Supervision.Ports.Coordination.Entries;

/// <summary>What is written at one moment, if all conditions are met then.</summary>
/// <param name="Writes">No key twice. None at all asks whether the conditions are met.</param>
public sealed record EntryChange(IReadOnlyList<EntryCondition> Conditions, IReadOnlyList<EntryWrite> Writes)
{
    /// <summary>All that it names, each once.</summary>
    public IEnumerable<EntryKey> Keys =>
        Conditions
            .Select(static condition => condition.Key)
            .Concat(Writes.Select(static write => write.Key))
            .Distinct();
}

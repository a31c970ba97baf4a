namespace Supervisor.Supervision.Ports.Coordination.Entries;

/// <summary>What was there at one moment.</summary>
/// <param name="Version">Rises with every change of entries, and never goes back.</param>
/// <param name="Entries">Those of the ones asked for that were there, in the order of their keys.</param>
public sealed record EntriesSeen(long Version, IReadOnlyList<Entry> Entries)
{
    public Entry? Find(EntryKey key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

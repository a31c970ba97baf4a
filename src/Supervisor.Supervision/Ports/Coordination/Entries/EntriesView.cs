using System.Collections.Immutable;

namespace Supervisor.Supervision.Ports.Coordination.Entries;

/// <summary>What a watch knows of a folder: all of it, each time.</summary>
/// <param name="Version">How far it has come; 0 before the store was first reached.</param>
/// <param name="CutOff">Why nobody can say what changed since, as a sentence for the operator; empty when this is current.</param>
public sealed record EntriesView(long Version, ImmutableSortedDictionary<EntryKey, Entry> Entries, string CutOff)
{
    public static EntriesView Nothing { get; } =
        new(0, ImmutableSortedDictionary<EntryKey, Entry>.Empty, "The store was not reached yet.");

    /// <summary>Whether the store that was asked is one that knows: changes made now will be told.</summary>
    public bool IsCurrent => CutOff.Length == 0;

    public Entry? Find(EntryKey key) => Entries.GetValueOrDefault(key);

    public static EntriesView Of(EntriesSeen seen) =>
        new(
            seen.Version,
            seen.Entries.ToImmutableSortedDictionary(static entry => entry.Key, static entry => entry),
            ""
        );

    /// <summary>After one change of the store; what was seen already changes nothing.</summary>
    public EntriesView With(long version, IEnumerable<Entry> written, IEnumerable<EntryKey> deleted)
    {
        if (version <= Version)
        {
            return this;
        }

        var entries = Entries
            .RemoveRange(deleted)
            .SetItems(written.Select(static entry => KeyValuePair.Create(entry.Key, entry)));
        return new EntriesView(version, entries, CutOff);
    }

    public EntriesView Without(string reason) => this with { CutOff = reason };

    public EntriesView Connected() => this with { CutOff = "" };
}

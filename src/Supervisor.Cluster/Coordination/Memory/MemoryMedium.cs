using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Coordination.Memory;

/// <summary>What all clients of one store share, as processes share a file.</summary>
/// <param name="time">By which leases end; the system's own when none is given.</param>
public sealed class MemoryMedium(StoreId store, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    internal Lock Lock { get; } = new();

    internal SortedList<long, Revision> Revisions { get; } = [];

    internal SortedList<string, NodeName> Nodes { get; } = new(StringComparer.Ordinal);

    internal SortedList<long, FreezeFlag> Freezes { get; } = [];

    internal MemoryEntries Entries { get; } = new(time ?? TimeProvider.System);

    internal long Version { get; set; }

    internal Revision? Latest => Revisions.Count == 0 ? null : Revisions.GetValueAtIndex(Revisions.Count - 1);

    internal FreezeFlag Freeze => Freezes.Count == 0 ? FreezeFlag.NeverSet : Freezes.GetValueAtIndex(Freezes.Count - 1);

    internal StoreState State => new(store, Version, Latest?.Info);

    /// <summary>As a backup has it once it is put in this one's place: with all but what stood under leases, which have run out by then.</summary>
    internal MemoryMedium Copy()
    {
        lock (Lock)
        {
            var copy = new MemoryMedium(store, _time) { Version = Version };
            Fill(copy.Revisions, Revisions);
            Fill(copy.Nodes, Nodes);
            Fill(copy.Freezes, Freezes);
            copy.Entries.Fill(Entries.Read(EntryKey.Root));
            return copy;
        }
    }

    private static void Fill<TKey, T>(SortedList<TKey, T> copy, SortedList<TKey, T> all)
        where TKey : notnull
    {
        foreach (var (key, value) in all)
        {
            copy.Add(key, value);
        }
    }
}

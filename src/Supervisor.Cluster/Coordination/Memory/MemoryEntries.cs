using Supervisor.Cluster.Coordination.Entries;
using Supervisor.Cluster.Coordination.Leases;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Cluster.Coordination.Memory;

/// <summary>Entries, leases and watches in memory. Whoever calls holds no lock; listeners are called within this one's.</summary>
internal sealed class MemoryEntries(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<EntryKey, Entry> _entries = [];
    private readonly Dictionary<LeaseId, MemoryLease> _leases = [];
    private readonly List<MemoryWatch> _watches = [];
    private long _version;

    private EntriesSeen All => new(_version, [.. _entries.Values]);

    public WriteOutcome<EntriesSeen> Change(EntryChange change)
    {
        lock (_lock)
        {
            var named = change.Keys.Select(key => _entries.GetValueOrDefault(key)).OfType<Entry>();
            var there = new EntriesSeen(_version, [.. named.OrderBy(static entry => entry.Key)]);
            var verdict = EntryRules.Judge(change, there, _leases.ContainsKey);
            if (verdict is { IsChange: true, Outcome.Value: { } after })
            {
                Write([.. change.Writes.Select(static write => write.Key)], after.Entries);
            }

            return verdict.Outcome;
        }
    }

    public EntriesSeen Read(EntryKey folder)
    {
        lock (_lock)
        {
            return All with { Entries = [.. _entries.Values.Where(entry => entry.Key.IsIn(folder))] };
        }
    }

    /// <summary>With what another holds but not by a lease, before anything else is in it.</summary>
    public void Fill(EntriesSeen all)
    {
        lock (_lock)
        {
            _version = all.Version;
            foreach (var entry in all.Entries.Where(static entry => entry.Lease is null))
            {
                _entries.Add(entry.Key, entry);
            }
        }
    }

    public WriteOutcome<Lease> Grant(Lease wanted)
    {
        if (LeaseRules.WhyRefused(wanted) is { } refused)
        {
            return WriteOutcome<Lease>.Refused(refused);
        }

        lock (_lock)
        {
            if (!_leases.TryGetValue(wanted.Id, out var there))
            {
                there = new MemoryLease(
                    wanted,
                    time.CreateTimer(_ => End(wanted.Id), null, wanted.Ttl, Timeout.InfiniteTimeSpan),
                    time.GetTimestamp()
                );
                _leases.Add(wanted.Id, there);
            }

            return WriteOutcome<Lease>.Done(there.Lease);
        }
    }

    public WriteOutcome<Lease> Keep(LeaseId id)
    {
        lock (_lock)
        {
            if (!_leases.TryGetValue(id, out var there))
            {
                return WriteOutcome<Lease>.Conflict(null, LeaseRules.WhyLost(id));
            }

            there.Ends.Change(there.Lease.Ttl, Timeout.InfiniteTimeSpan);
            _leases[id] = there with { KeptAt = time.GetTimestamp() };
            return WriteOutcome<Lease>.Done(there.Lease);
        }
    }

    public LeaseSight? LookAt(LeaseId id)
    {
        lock (_lock)
        {
            return _leases.TryGetValue(id, out var there)
                ? new LeaseSight(there.Lease, there.Lease.Ttl - time.GetElapsedTime(there.KeptAt))
                : null;
        }
    }

    public void End(LeaseId id)
    {
        lock (_lock)
        {
            if (!_leases.Remove(id, out var ended))
            {
                return;
            }

            ended.Ends.Dispose();
            var gone = _entries.Values.Where(entry => entry.Lease == id).Select(static entry => entry.Key).ToList();
            if (gone.Count > 0)
            {
                Write(gone, []);
            }
        }
    }

    public MemoryWatch Watch(EntryKey folder, Action<EntriesView> listener)
    {
        var watch = new MemoryWatch(folder, listener, Forget);
        lock (_lock)
        {
            _watches.Add(watch);
            watch.Tell(All);
        }

        return watch;
    }

    private void Forget(MemoryWatch watch)
    {
        lock (_lock)
        {
            _watches.Remove(watch);
        }
    }

    private void Write(IReadOnlyList<EntryKey> gone, IReadOnlyList<Entry> there)
    {
        _version++;
        foreach (var key in gone)
        {
            _entries.Remove(key);
        }

        foreach (var entry in there)
        {
            _entries[entry.Key] = entry;
        }

        // Of thousands of entries a write names a few, and most watches none of these.
        var changed = gone.Concat(there.Select(static entry => entry.Key)).ToList();
        foreach (var watch in _watches.Where(watch => changed.Exists(watch.Covers)).ToList())
        {
            watch.Tell(All);
        }
    }
}

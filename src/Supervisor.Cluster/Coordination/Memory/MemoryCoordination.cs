using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;

namespace Supervisor.Cluster.Coordination.Memory;

/// <summary>A client of a store in memory, for tests and simulations: nothing survives the process.</summary>
public sealed class MemoryCoordination(MemoryMedium medium) : ICoordination
{
    public Task<ReadOutcome<StoreState>> LookAsync() => Read(() => medium.State);

    public Task<WriteOutcome<RevisionInfo>> PutRevisionAsync(RevisionPut put) =>
        Write(
            () => RevisionRules.Judge(put, medium.Latest?.Info, FindRevision(put.Number)?.Info),
            added =>
            {
                // The caller may use its bytes for something else afterwards.
                medium.Revisions.Add(added.Number, new Revision(added, put.Content.ToArray()));
                var removed = RevisionRules.LastRemoved(put);
                foreach (var number in medium.Revisions.Keys.Where(number => number <= removed).ToList())
                {
                    medium.Revisions.Remove(number);
                }
            }
        );

    public Task<ReadOutcome<Revision>> ReadLatestRevisionAsync() => Read(() => medium.Latest);

    public Task<ReadOutcome<Revision>> ReadRevisionAsync(long number) => Read(() => FindRevision(number));

    public Task<ReadOutcome<IReadOnlyList<RevisionInfo>>> ListRevisionsAsync(int atMost) =>
        Read<IReadOnlyList<RevisionInfo>>(() =>
            [.. medium.Revisions.Values.Reverse().Take(atMost).Select(static revision => revision.Info)]
        );

    public Task<WriteOutcome<NodeName>> RegisterNodeAsync(NodeName wanted) =>
        Write(
            () => NodeNameRules.Judge(wanted, FindNode(wanted.Name), FindName(wanted)),
            added => medium.Nodes.Add(added.Name, added)
        );

    public Task<ReadOutcome<NodeName>> ReadNodeAsync(string name) => Read(() => FindNode(name));

    public Task<ReadOutcome<IReadOnlyList<NodeName>>> ListNodesAsync() =>
        Read<IReadOnlyList<NodeName>>(() => [.. medium.Nodes.Values]);

    public Task<WriteOutcome<FreezeFlag>> SetFreezeAsync(FreezeChange change) =>
        Write(
            () => FreezeRules.Judge(change, medium.Freeze, medium.Freezes.GetValueOrDefault(change.Expected + 1)),
            added =>
            {
                medium.Freezes.Add(added.Version, added);
                medium.Freezes.Remove(FreezeRules.LastRemoved(added.Version));
            }
        );

    public Task<ReadOutcome<FreezeFlag>> ReadFreezeAsync() => Read(() => medium.Freeze);

    public Task<WriteOutcome<Lease>> GrantLeaseAsync(Lease wanted) => Task.FromResult(medium.Entries.Grant(wanted));

    public Task<WriteOutcome<Lease>> KeepLeaseAsync(LeaseId id) => Task.FromResult(medium.Entries.Keep(id));

    public Task<ReadOutcome<LeaseSight>> LookAtLeaseAsync(LeaseId id) =>
        Task.FromResult(ReadOutcome<LeaseSight>.Of(medium.Entries.LookAt(id)));

    public Task<WriteOutcome<Lease>> RevokeLeaseAsync(LeaseId id)
    {
        medium.Entries.End(id);
        return Task.FromResult(WriteOutcome<Lease>.Done(new Lease(id, TimeSpan.Zero)));
    }

    public Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change) =>
        Task.FromResult(medium.Entries.Change(change));

    public Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder) =>
        Task.FromResult(ReadOutcome<EntriesSeen>.Of(medium.Entries.Read(folder)));

    public IAsyncDisposable WatchEntries(EntryKey folder, Action<EntriesView> listener) =>
        medium.Entries.Watch(folder, listener);

    private Revision? FindRevision(long number) => medium.Revisions.GetValueOrDefault(number);

    private NodeName? FindNode(string name) => medium.Nodes.GetValueOrDefault(name);

    private NodeName? FindName(NodeName wanted) =>
        medium.Nodes.Values.FirstOrDefault(there => there.Node == wanted.Node);

    private Task<ReadOutcome<T>> Read<T>(Func<T?> read)
        where T : class
    {
        lock (medium.Lock)
        {
            return Task.FromResult(ReadOutcome<T>.Of(read()));
        }
    }

    private Task<WriteOutcome<T>> Write<T>(Func<Verdict<T>> judge, Action<T> write)
        where T : class
    {
        lock (medium.Lock)
        {
            var verdict = judge();
            if (verdict is { IsChange: true, Outcome.Value: { } value })
            {
                write(value);
                medium.Version++;
            }

            return Task.FromResult(verdict.Outcome);
        }
    }
}

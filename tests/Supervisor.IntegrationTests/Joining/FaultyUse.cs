using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.TestKit.Coordination;

namespace Supervisor.IntegrationTests.Joining;

/// <summary>A store whose changes of entries go wrong by what they write.</summary>
internal sealed class FaultyUse(ICoordination inner, Func<EntryChange, CallFate> fate) : ICoordination
{
    public async Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change)
    {
        switch (fate(change))
        {
            case CallFate.Unavailable:
                return WriteOutcome<EntriesSeen>.Unavailable("A planned fault of the store.");
            case CallFate.UnknownNotDone:
                return WriteOutcome<EntriesSeen>.Unknown("A planned fault of the store.");
            case CallFate.UnknownDone:
                await inner.ChangeEntriesAsync(change);
                return WriteOutcome<EntriesSeen>.Unknown("A planned fault of the store.");
            default:
                return await inner.ChangeEntriesAsync(change);
        }
    }

    public Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder) => inner.ReadEntriesAsync(folder);

    public IAsyncDisposable WatchEntries(EntryKey folder, Action<EntriesView> listener) =>
        inner.WatchEntries(folder, listener);

    public Task<ReadOutcome<StoreState>> LookAsync() => inner.LookAsync();

    public Task<WriteOutcome<RevisionInfo>> PutRevisionAsync(RevisionPut put) => inner.PutRevisionAsync(put);

    public Task<ReadOutcome<Revision>> ReadLatestRevisionAsync() => inner.ReadLatestRevisionAsync();

    public Task<ReadOutcome<Revision>> ReadRevisionAsync(long number) => inner.ReadRevisionAsync(number);

    public Task<ReadOutcome<IReadOnlyList<RevisionInfo>>> ListRevisionsAsync(int atMost) =>
        inner.ListRevisionsAsync(atMost);

    public Task<WriteOutcome<NodeName>> RegisterNodeAsync(NodeName wanted) => inner.RegisterNodeAsync(wanted);

    public Task<ReadOutcome<NodeName>> ReadNodeAsync(string name) => inner.ReadNodeAsync(name);

    public Task<ReadOutcome<IReadOnlyList<NodeName>>> ListNodesAsync() => inner.ListNodesAsync();

    public Task<WriteOutcome<FreezeFlag>> SetFreezeAsync(FreezeChange change) => inner.SetFreezeAsync(change);

    public Task<ReadOutcome<FreezeFlag>> ReadFreezeAsync() => inner.ReadFreezeAsync();

    public Task<WriteOutcome<Lease>> GrantLeaseAsync(Lease wanted) => inner.GrantLeaseAsync(wanted);

    public Task<WriteOutcome<Lease>> KeepLeaseAsync(LeaseId id) => inner.KeepLeaseAsync(id);

    public Task<WriteOutcome<Lease>> RevokeLeaseAsync(LeaseId id) => inner.RevokeLeaseAsync(id);
}

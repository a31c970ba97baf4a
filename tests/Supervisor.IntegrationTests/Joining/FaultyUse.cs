using Supervisor.Cluster.Trust.Records;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.TestKit.Coordination;

namespace Supervisor.IntegrationTests.Joining;

/// <summary>A store in which the use of invitations goes wrong.</summary>
/// <param name="fate">Of each use, when it comes.</param>
internal sealed class FaultyUse(ICoordination inner, Func<Task<CallFate>> fate) : ICoordination
{
    public async Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change)
    {
        switch (IsUse(change) ? await fate() : CallFate.Served)
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

    public Task<ReadOutcome<LeaseSight>> LookAtLeaseAsync(LeaseId id) => inner.LookAtLeaseAsync(id);

    public Task<WriteOutcome<Lease>> RevokeLeaseAsync(LeaseId id) => inner.RevokeLeaseAsync(id);

    private static bool IsUse(EntryChange change) =>
        change.Writes.Any(write =>
            write.Key.IsIn(TrustKeys.Invitations)
            && write.Value is { } value
            && TrustText.Read(value, TrustJson.Default.InvitationRecord)?.Used is not null
        );
}

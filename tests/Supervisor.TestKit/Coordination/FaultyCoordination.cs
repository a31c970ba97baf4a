using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.TestKit.Time;

namespace Supervisor.TestKit.Coordination;

/// <summary>
/// Stands before a store and lets calls go wrong as a plan says: refused, slow, in doubt. It runs on the timers of the clock it
/// is given and nothing else, so that a simulation can repeat what happened.
/// </summary>
/// <param name="plan">Asked once for each call, at the call, with the name of its method.</param>
public sealed class FaultyCoordination(ICoordination inner, TimeProvider time, Func<string, CallPlan> plan)
    : ICoordination
{
    private const string Reason = "A planned fault of the store.";

    public Task<ReadOutcome<StoreState>> LookAsync() => Read(nameof(LookAsync), inner.LookAsync);

    public Task<WriteOutcome<RevisionInfo>> PutRevisionAsync(RevisionPut put) =>
        Write(nameof(PutRevisionAsync), () => inner.PutRevisionAsync(put));

    public Task<ReadOutcome<Revision>> ReadLatestRevisionAsync() =>
        Read(nameof(ReadLatestRevisionAsync), inner.ReadLatestRevisionAsync);

    public Task<ReadOutcome<Revision>> ReadRevisionAsync(long number) =>
        Read(nameof(ReadRevisionAsync), () => inner.ReadRevisionAsync(number));

    public Task<ReadOutcome<IReadOnlyList<RevisionInfo>>> ListRevisionsAsync(int atMost) =>
        Read(nameof(ListRevisionsAsync), () => inner.ListRevisionsAsync(atMost));

    public Task<WriteOutcome<NodeName>> RegisterNodeAsync(NodeName wanted) =>
        Write(nameof(RegisterNodeAsync), () => inner.RegisterNodeAsync(wanted));

    public Task<ReadOutcome<NodeName>> ReadNodeAsync(string name) =>
        Read(nameof(ReadNodeAsync), () => inner.ReadNodeAsync(name));

    public Task<ReadOutcome<IReadOnlyList<NodeName>>> ListNodesAsync() =>
        Read(nameof(ListNodesAsync), inner.ListNodesAsync);

    public Task<WriteOutcome<FreezeFlag>> SetFreezeAsync(FreezeChange change) =>
        Write(nameof(SetFreezeAsync), () => inner.SetFreezeAsync(change));

    public Task<ReadOutcome<FreezeFlag>> ReadFreezeAsync() => Read(nameof(ReadFreezeAsync), inner.ReadFreezeAsync);

    public Task<WriteOutcome<Lease>> GrantLeaseAsync(Lease wanted) =>
        Write(nameof(GrantLeaseAsync), () => inner.GrantLeaseAsync(wanted));

    public Task<WriteOutcome<Lease>> KeepLeaseAsync(LeaseId id) =>
        Write(nameof(KeepLeaseAsync), () => inner.KeepLeaseAsync(id));

    public Task<ReadOutcome<LeaseSight>> LookAtLeaseAsync(LeaseId id) =>
        Read(nameof(LookAtLeaseAsync), () => inner.LookAtLeaseAsync(id));

    public Task<WriteOutcome<Lease>> RevokeLeaseAsync(LeaseId id) =>
        Write(nameof(RevokeLeaseAsync), () => inner.RevokeLeaseAsync(id));

    public Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change) =>
        Write(nameof(ChangeEntriesAsync), () => inner.ChangeEntriesAsync(change));

    public Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder) =>
        Read(nameof(ReadEntriesAsync), () => inner.ReadEntriesAsync(folder));

    /// <summary>Goes on by itself: calls go wrong, and what is told does not.</summary>
    public IAsyncDisposable WatchEntries(EntryKey folder, Action<EntriesView> listener) =>
        inner.WatchEntries(folder, listener);

    private Task<ReadOutcome<T>> Read<T>(string method, Func<Task<ReadOutcome<T>>> call)
        where T : class =>
        Call(plan(method), call, ReadOutcome<T>.Unavailable(Reason), ReadOutcome<T>.Unavailable(Reason));

    private Task<WriteOutcome<T>> Write<T>(string method, Func<Task<WriteOutcome<T>>> call)
        where T : class =>
        Call(plan(method), call, WriteOutcome<T>.Unavailable(Reason), WriteOutcome<T>.Unknown(Reason));

    private async Task<TOutcome> Call<TOutcome>(
        CallPlan planned,
        Func<Task<TOutcome>> call,
        TOutcome unavailable,
        TOutcome unknown
    )
    {
        await PassAsync(planned.Before);
        switch (planned.Fate)
        {
            case CallFate.Unavailable:
                return unavailable;
            case CallFate.UnknownNotDone:
                return unknown;
            case CallFate.UnknownDoneLater:
                time.After(planned.After, () => _ = call());
                return unknown;
            default:
                var outcome = await call();
                await PassAsync(planned.After);
                return planned.Fate == CallFate.Served ? outcome : unknown;
        }
    }

    // Goes on in the timer's own turn, which a task of the runtime's would not.
    private Task PassAsync(TimeSpan span)
    {
        if (span <= TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }

        var passed = new TaskCompletionSource();
        time.After(span, passed.SetResult);
        return passed.Task;
    }
}

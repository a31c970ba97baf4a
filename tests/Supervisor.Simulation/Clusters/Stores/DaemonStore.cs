using Supervisor.Simulation.Engines.Driving;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Ownership;

namespace Supervisor.Simulation.Clusters.Stores;

/// <summary>
/// One daemon's way to the shared store. What it has sent goes its way also when it is paused or dead; what it is answered and
/// told reaches it when it runs.
/// </summary>
internal sealed class DaemonStore(SharedStore store, Universe universe, Machine machine, Daemon daemon) : ICoordination
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.5);

    private readonly FaultyCoordination _way = new(store.Truth, store.Time, _ => store.PlanFor(machine.Name));

    public Task<ReadOutcome<StoreState>> LookAsync() => Ask(_way.LookAsync);

    public Task<WriteOutcome<RevisionInfo>> PutRevisionAsync(RevisionPut put) => Ask(() => _way.PutRevisionAsync(put));

    public Task<ReadOutcome<Revision>> ReadLatestRevisionAsync() => Ask(_way.ReadLatestRevisionAsync);

    public Task<ReadOutcome<Revision>> ReadRevisionAsync(long number) => Ask(() => _way.ReadRevisionAsync(number));

    public Task<ReadOutcome<IReadOnlyList<RevisionInfo>>> ListRevisionsAsync(int atMost) =>
        Ask(() => _way.ListRevisionsAsync(atMost));

    public Task<WriteOutcome<NodeName>> RegisterNodeAsync(NodeName wanted) => Ask(() => _way.RegisterNodeAsync(wanted));

    public Task<ReadOutcome<NodeName>> ReadNodeAsync(string name) => Ask(() => _way.ReadNodeAsync(name));

    public Task<ReadOutcome<IReadOnlyList<NodeName>>> ListNodesAsync() => Ask(_way.ListNodesAsync);

    public Task<WriteOutcome<FreezeFlag>> SetFreezeAsync(FreezeChange change) => Ask(() => _way.SetFreezeAsync(change));

    public Task<ReadOutcome<FreezeFlag>> ReadFreezeAsync() => Ask(_way.ReadFreezeAsync);

    public Task<WriteOutcome<Lease>> GrantLeaseAsync(Lease wanted) => Ask(() => _way.GrantLeaseAsync(wanted));

    public Task<WriteOutcome<Lease>> KeepLeaseAsync(LeaseId id) =>
        store.Deceives(machine.Name)
            ? Task.FromResult(WriteOutcome<Lease>.Done(new Lease(id, TimeSpan.FromSeconds(3))))
            : Ask(() => _way.KeepLeaseAsync(id));

    public Task<ReadOutcome<LeaseSight>> LookAtLeaseAsync(LeaseId id) => Ask(() => _way.LookAtLeaseAsync(id));

    public Task<WriteOutcome<Lease>> RevokeLeaseAsync(LeaseId id) => Ask(() => _way.RevokeLeaseAsync(id));

    public Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change)
    {
        var answer = Ask(() => _way.ChangeEntriesAsync(change));
        store.Asked(machine.Name, daemon, change);
        return answer;
    }

    public Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder) => Ask(() => _way.ReadEntriesAsync(folder));

    public IAsyncDisposable WatchEntries(EntryKey folder, Action<EntriesView> listener)
    {
        var watch = new NodeWatch(
            view => daemon.Deliver(() => DaemonContext.Outside(() => listener(view))),
            () => store.IsCut(machine.Name),
            store.Time,
            store.TellDelay
        );
        watch.Source = store.Truth.WatchEntries(folder, watch.Tell);
        Look(watch, wasCut: false);
        return watch;
    }

    /// <summary>A watch that hears nothing any more finds that out, and one that is there again is told all that is.</summary>
    private void Look(NodeWatch watch, bool wasCut)
    {
        if (!daemon.IsAlive)
        {
            _ = watch.DisposeAsync().AsTask();
            return;
        }

        var isCut = store.IsCut(machine.Name);
        if (isCut != wasCut)
        {
            watch.OnCut();
        }

        universe.Clock.After(BetweenLooks, () => Look(watch, isCut));
    }

    /// <summary>On its way a call belongs to nobody, and its answer comes to whoever is there to take it.</summary>
    private Task<T> Ask<T>(Func<Task<T>> call)
    {
        var answer = new TaskCompletionSource<T>();
        DaemonContext.Outside(() =>
            call().Then(outcome => daemon.Deliver(() => DaemonContext.Outside(() => answer.SetResult(outcome))))
        );
        return answer.Task;
    }
}

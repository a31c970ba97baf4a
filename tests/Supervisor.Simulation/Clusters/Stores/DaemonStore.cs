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

    private (int Era, FaultyCoordination Way)? _last;

    private FaultyCoordination Way
    {
        get
        {
            if (_last is not { } last || last.Era != store.Era)
            {
                var way = new FaultyCoordination(store.Truth, store.Time, _ => store.PlanFor(machine.Name));
                _last = last = (store.Era, way);
            }

            return last.Way;
        }
    }

    public Task<ReadOutcome<StoreState>> LookAsync() => Ask(Way.LookAsync);

    public Task<WriteOutcome<RevisionInfo>> PutRevisionAsync(RevisionPut put) => Ask(() => Way.PutRevisionAsync(put));

    public Task<ReadOutcome<Revision>> ReadLatestRevisionAsync() => Ask(Way.ReadLatestRevisionAsync);

    public Task<ReadOutcome<Revision>> ReadRevisionAsync(long number) => Ask(() => Way.ReadRevisionAsync(number));

    public Task<ReadOutcome<IReadOnlyList<RevisionInfo>>> ListRevisionsAsync(int atMost) =>
        Ask(() => Way.ListRevisionsAsync(atMost));

    public Task<WriteOutcome<NodeName>> RegisterNodeAsync(NodeName wanted) => Ask(() => Way.RegisterNodeAsync(wanted));

    public Task<ReadOutcome<NodeName>> ReadNodeAsync(string name) => Ask(() => Way.ReadNodeAsync(name));

    public Task<ReadOutcome<IReadOnlyList<NodeName>>> ListNodesAsync() => Ask(Way.ListNodesAsync);

    public Task<WriteOutcome<FreezeFlag>> SetFreezeAsync(FreezeChange change) => Ask(() => Way.SetFreezeAsync(change));

    public Task<ReadOutcome<FreezeFlag>> ReadFreezeAsync() => Ask(Way.ReadFreezeAsync);

    public Task<WriteOutcome<Lease>> GrantLeaseAsync(Lease wanted) => Ask(() => Way.GrantLeaseAsync(wanted));

    public Task<WriteOutcome<Lease>> KeepLeaseAsync(LeaseId id) =>
        store.Deceives(machine.Name)
            ? Task.FromResult(WriteOutcome<Lease>.Done(new Lease(id, TimeSpan.FromSeconds(3))))
            : Ask(() => Way.KeepLeaseAsync(id));

    public Task<ReadOutcome<LeaseSight>> LookAtLeaseAsync(LeaseId id) => Ask(() => Way.LookAtLeaseAsync(id));

    public Task<WriteOutcome<Lease>> RevokeLeaseAsync(LeaseId id) => Ask(() => Way.RevokeLeaseAsync(id));

    public Task<WriteOutcome<EntriesSeen>> ChangeEntriesAsync(EntryChange change)
    {
        var answer = Ask(() => Way.ChangeEntriesAsync(change));
        store.Asked(machine.Name, daemon, change);
        return answer;
    }

    public Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder) => Ask(() => Way.ReadEntriesAsync(folder));

    public IAsyncDisposable WatchEntries(EntryKey folder, Action<EntriesView> listener)
    {
        var watch = new NodeWatch(
            view => daemon.Deliver(() => DaemonContext.Outside(() => listener(view))),
            () => store.IsCut(machine.Name),
            store.Time,
            store.TellDelay
        );
        watch.Source = store.Truth.WatchEntries(folder, watch.Tell);
        Look(watch, folder, wasCut: false, store.Era);
        return watch;
    }

    /// <summary>A watch that hears nothing any more finds that out, and one that is there again is told all that is.</summary>
    private void Look(NodeWatch watch, EntryKey folder, bool wasCut, int era)
    {
        if (!daemon.IsAlive)
        {
            _ = watch.DisposeAsync().AsTask();
            return;
        }

        if (era != store.Era)
        {
            _ = watch.Source?.DisposeAsync().AsTask();
            watch.Source = store.Truth.WatchEntries(folder, watch.Tell);
        }

        var isCut = store.IsCut(machine.Name);
        if (isCut != wasCut)
        {
            watch.OnCut();
        }

        var now = store.Era;
        universe.Clock.After(BetweenLooks, () => Look(watch, folder, isCut, now));
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

using Shouldly;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Simulation.Etcd;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.Simulation.Tests.Etcd;

/// <summary>What a real etcd does rarely, the simulated one does when it is told; and the client is not deceived.</summary>
public sealed class EtcdFaultTests
{
    private const string Prefix = "/supervisor/home/";

    private static readonly Lease Lease = new(LeaseId.FromEntropy(Changes.Entropy(1)), TimeSpan.FromSeconds(3));
    private static readonly EntryChange Put = Changes.Entries(Changes.PutEntry("a/b", "1"));

    private readonly EtcdWorld _world;

    public EtcdFaultTests()
    {
        // Whoever goes on does so in the turn that lets it, and nowhere else.
        SynchronizationContext.SetSynchronizationContext(null);
        _world = new EtcdWorld(members: 3, EtcdTurns.InPlace);
    }

    private SimulatedEtcd Etcd => _world.Etcd;

    [Fact]
    public void KeepLease_LeaderThatIsNoneAnswers_SaysKeptThoughItIsGone()
    {
        var stale = _world.Open(Prefix, 0);
        var others = _world.Open(Prefix, 1, 2);
        _world.Run(stale.GrantLeaseAsync(Lease)).Status.ShouldBe(WriteStatus.Done);
        Etcd.Freeze(0);
        _world.Run(TimeSpan.FromSeconds(1));
        Etcd.Leader.ShouldNotBe(Etcd.Members[0]);
        _world.Run(others.RevokeLeaseAsync(Lease.Id)).Status.ShouldBe(WriteStatus.Done);

        Etcd.Thaw(0);
        _world.Run(stale.KeepLeaseAsync(Lease.Id)).Status.ShouldBe(WriteStatus.Done, "the stale leader was to answer");

        _world.Run(TimeSpan.FromSeconds(1));
        _world.Run(stale.KeepLeaseAsync(Lease.Id)).Status.ShouldBe(WriteStatus.Conflict);
    }

    [Fact]
    public void Lease_LeaderIsLost_StandsItsWholeTimeOnceMore()
    {
        var store = _world.Open(Prefix, 1, 2);
        var term = Etcd.Term;
        PutLeased(store);
        _world.Run(Lease.Ttl - TimeSpan.FromMilliseconds(100));

        Etcd.Kill(0);
        _world.Run(TimeSpan.FromSeconds(2));

        Etcd.Term.ShouldBe(term + 1);
        Count(store).ShouldBe(1);
        _world.Run(Lease.Ttl);
        Count(store).ShouldBe(0);
    }

    [Fact]
    public void Lease_RevokedEarly_IsLostWithItsEntries()
    {
        var store = _world.Open(Prefix, 1);
        PutLeased(store);

        Etcd.RevokeEarly(Lease.Id.Value);

        Count(store).ShouldBe(0);
        _world.Run(store.KeepLeaseAsync(Lease.Id)).Status.ShouldBe(WriteStatus.Conflict);
    }

    [Fact]
    public void ChangeEntries_AnswerIsLost_IsUnknownAndDoneWhenAskedAgain()
    {
        var store = _world.Open(Prefix, 0, 1);
        var take = Changes.EntriesIf(EntryCondition.Absent(Changes.Key("a/b")), Changes.PutEntry("a/b", "mine"));
        Lose("v3/kv/txn", CallFate.UnknownDone);

        _world.Run(store.ChangeEntriesAsync(take)).Status.ShouldBe(WriteStatus.Unknown);

        _world.Run(store.ChangeEntriesAsync(take)).Status.ShouldBe(WriteStatus.Done);
        Count(store).ShouldBe(1);
    }

    [Fact]
    public void ChangeEntries_MemberHangsWithIt_IsUnknownAndMadeMuchLater()
    {
        var store = _world.Open(Prefix, 2);
        var others = _world.Open(Prefix, 0, 1);
        Etcd.Freeze(2);
        _world.Run(store.ChangeEntriesAsync(Put)).Status.ShouldBe(WriteStatus.Unknown);
        Count(others).ShouldBe(0);

        Etcd.Thaw(2);

        Count(others).ShouldBe(1);
    }

    [Theory]
    [InlineData(CallFate.UnknownDone)]
    [InlineData(CallFate.UnknownNotDone)]
    public void PutRevision_AnswerIsLost_IsSettledWithinTheCall(CallFate fate)
    {
        var store = _world.Open(Prefix, 0, 1);
        _world.Run(store.LookAsync()).Status.ShouldBe(ReadStatus.Found);
        Lose("v3/kv/txn", fate);

        var put = _world.Run(store.PutRevisionAsync(Changes.Put(0, "a")));

        put.Status.ShouldBe(WriteStatus.Done, put.Reason);
        _world.Run(store.ListRevisionsAsync(10)).Value.ShouldNotBeNull().ShouldBe([put.Value!]);
    }

    [Fact]
    public void PutRevision_NoMemberTakesConnections_IsUnavailable()
    {
        var store = _world.Open(Prefix, 0, 1, 2);
        _world.Plan = static _ => CallPlan.AtOnce with { Fate = CallFate.Unavailable };

        _world.Run(store.PutRevisionAsync(Changes.Put(0, "a"))).Status.ShouldBe(WriteStatus.Unavailable);
    }

    [Fact]
    public void MemberCutOff_KnowsNothing_AndWhoWatchesItFollowsAnother()
    {
        var alone = _world.Open(Prefix, 2);
        var store = _world.Open(Prefix, 0, 1);
        var views = new List<EntriesView>();
        var watch = _world.Open(Prefix, 2, 1).WatchEntries(Changes.Key("a"), views.Add);
        _world.Run(TimeSpan.FromSeconds(1));
        views[^1].IsCurrent.ShouldBeTrue();

        Etcd.Cut(2, 0);
        Etcd.Cut(2, 1);
        _world.Run(store.ChangeEntriesAsync(Put)).Status.ShouldBe(WriteStatus.Done);
        _world.Run(TimeSpan.FromSeconds(3));

        _world.Run(alone.ReadEntriesAsync(EntryKey.Root)).Status.ShouldBe(ReadStatus.Unavailable);
        views.ShouldContain(static view => !view.IsCurrent && view.Version > 0);
        views[^1].IsCurrent.ShouldBeTrue(views[^1].CutOff);
        views[^1].Entries.Count.ShouldBe(1);
        End(watch);
    }

    [Fact]
    public void LeaderAndWatchedMemberDie_WatchTellsTheEndOfALease_WithinItsTimeAndTwoSeconds()
    {
        var store = _world.Open(Prefix, 1, 2);
        PutLeased(store);
        var views = new List<EntriesView>();
        var watch = _world.Open(Prefix, 0, 1).WatchEntries(Changes.Key("a"), views.Add);
        _world.Run(TimeSpan.FromSeconds(1));
        _world.Run(store.KeepLeaseAsync(Lease.Id)).Status.ShouldBe(WriteStatus.Done);

        // As a machine's death: the leader, and whoever held the lease.
        Etcd.Freeze(0);
        _world.Run(Lease.Ttl + TimeSpan.FromSeconds(2));

        views[^1].IsCurrent.ShouldBeTrue(views[^1].CutOff);
        views[^1].Entries.ShouldBeEmpty();
        End(watch);
    }

    [Fact]
    public void Watch_CompactedWhileItWasAway_ListsAnew()
    {
        var store = _world.Open(Prefix, 0);
        var views = new List<EntriesView>();
        _world.Run(store.ChangeEntriesAsync(Put)).Status.ShouldBe(WriteStatus.Done);
        var watch = _world.Open(Prefix, 2).WatchEntries(Changes.Key("a"), views.Add);
        _world.Run(TimeSpan.FromSeconds(1));

        Etcd.Kill(2);
        _world
            .Run(store.ChangeEntriesAsync(Changes.Entries(EntryWrite.Delete(Changes.Key("a/b")))))
            .IsDone.ShouldBeTrue();
        _world.Run(store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("a/c", "2")))).IsDone.ShouldBeTrue();
        Etcd.Compact();
        _world.Run(TimeSpan.FromSeconds(3));
        Etcd.Start(2);
        _world.Run(TimeSpan.FromSeconds(3));

        views[^1].IsCurrent.ShouldBeTrue(views[^1].CutOff);
        views[^1].Entries.Keys.ShouldBe([Changes.Key("a/c")], string.Join('\n', views));
        End(watch);
    }

    private void PutLeased(EtcdCoordination store)
    {
        _world.Run(store.GrantLeaseAsync(Lease)).Status.ShouldBe(WriteStatus.Done);
        var leased = Changes.Entries(Changes.PutEntry("a/leased", "", Lease.Id));
        _world.Run(store.ChangeEntriesAsync(leased)).Status.ShouldBe(WriteStatus.Done);
    }

    private int Count(EtcdCoordination store) =>
        _world.Run(store.ReadEntriesAsync(Changes.Key("a"))).Value.ShouldNotBeNull().Entries.Count;

    /// <summary>The next call of that path has this fate, and all others are served.</summary>
    private void Lose(string path, CallFate fate)
    {
        var isLost = false;
        _world.Plan = called =>
        {
            if (isLost || called != path)
            {
                return CallPlan.AtOnce;
            }

            isLost = true;
            return CallPlan.AtOnce with { Fate = fate };
        };
    }

    private void End(IAsyncDisposable watch)
    {
        var ending = watch.DisposeAsync().AsTask();
        while (!ending.IsCompleted)
        {
            _world.Run(TimeSpan.FromSeconds(1));
        }

        ending.GetAwaiter().GetResult();
    }
}

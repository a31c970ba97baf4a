using Shouldly;
using Supervisor.Cluster.Membership;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;
using Xunit;

namespace Supervisor.Tests.Cluster.Membership;

public sealed class MembershipKeeperTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly MemberWorld _world = new();

    [Fact]
    public async Task Nodes_ThatLive_SeeEachOther_AndGoOnDoingSo()
    {
        var (one, two) = (_world.Start(1, "run-1"), _world.Start(2, "run-2"));

        (await one.Keeper.Entering).ShouldBeNull();
        (await two.Keeper.Entering).ShouldBeNull();
        _world.Pass(60 * Second);

        one.Sees.ShouldBe(["node1", "node2"]);
        two.Sees.ShouldBe(["node1", "node2"]);
        one.Told.ShouldBe(["entered"]);
    }

    [Fact]
    public void Node_ThatDies_IsSeenToBeGone_WithinItsTimeToLive()
    {
        var one = _world.Start(1, "run-1");
        _world.Start(2, "run-2");
        _world.Pass(10.5 * Second);

        _world.CutOff("run-2");
        _world.Pass(2 * Second);
        one.Sees.ShouldBe(["node1", "node2"]);
        _world.Pass(1.1 * Second);

        one.Sees.ShouldBe(["node1"]);
    }

    [Fact]
    public async Task Node_ThatStops_IsGoneAtOnce()
    {
        var (one, two) = (_world.Start(1, "run-1"), _world.Start(2, "run-2"));

        await two.Keeper.DisposeAsync();

        one.Sees.ShouldBe(["node1"]);
    }

    [Fact]
    public void Node_ThatWasCutOff_IsSeenAgain_AndWhatItWroteOnItsMembershipIsNotMade()
    {
        var (one, two) = (_world.Start(1, "run-1"), _world.Start(2, "run-2"));
        var before = two.Keeper.Own.ShouldNotBeNull();
        _world.CutOff("run-2");
        _world.Pass(5 * Second);
        one.Sees.ShouldBe(["node1"]);

        _world.Reach("run-2");
        _world.Pass(2 * Second);

        one.Sees.ShouldBe(["node1", "node2"]);
        two.Told.ShouldBe(["entered", "left", "waits", "entered"]);
        Holds(before).ShouldBeFalse();
        Holds(two.Keeper.Own.ShouldNotBeNull()).ShouldBeTrue();
    }

    [Fact]
    public void Own_StaysTheSame_WhileItsLeaseIsKept()
    {
        var one = _world.Start(1, "run-1");
        var own = one.Keeper.Own;

        _world.Pass(30 * Second);

        one.Keeper.Own.ShouldBe(own);
        Holds(own!).ShouldBeTrue();
    }

    [Fact]
    public async Task NextStart_AfterAKill_WaitsForTheLeaseOfTheOneBefore()
    {
        _world.Start(1, "run-1");
        _world.CutOff("run-1");

        var next = _world.Start(1, "run-1b");
        next.Keeper.Entering.IsCompleted.ShouldBeFalse();
        _world.Pass(3.5 * Second);

        (await next.Keeper.Entering).ShouldBeNull();
        next.Keeper.View.Members[MemberWorld.Node(1)].Run.ShouldBe("run-1b");
    }

    [Fact]
    public async Task NextStart_ThatSeesThatTheOneBeforeIsDead_WaitsForNothing()
    {
        _world.Start(1, "run-1", "pid 7");
        _world.CutOff("run-1");

        var next = _world.Start(1, "run-1b", "pid 8", process => process == "pid 7" ? false : null);
        _world.Pass(0.3 * Second);

        (await next.Keeper.Entering).ShouldBeNull();
    }

    [Fact]
    public async Task Copy_OfADaemonThatLivesOnThisMachine_IsToldAtOnce()
    {
        _world.Start(1, "run-1", "pid 7");

        var copy = _world.Start(1, "run-1b", "pid 8", process => process == "pid 7");

        (await copy.Keeper.Entering).ShouldNotBeNull().Code.ShouldBe("node-lives-twice");
    }

    [Fact]
    public async Task Copy_OfADaemonThatLivesElsewhere_IsToldWhenItHasOutlivedEveryLease()
    {
        var one = _world.Start(1, "run-1");
        var copy = _world.Start(1, "run-1b");

        _world.Pass(SeatRules.Patience(3 * Second));
        copy.Keeper.Entering.IsCompleted.ShouldBeFalse();
        _world.Pass(Second);

        (await copy.Keeper.Entering).ShouldNotBeNull().Code.ShouldBe("node-lives-twice");
        copy.Keeper.Own.ShouldBeNull();
        one.Keeper.View.Members[MemberWorld.Node(1)].Run.ShouldBe("run-1");
        one.Told.ShouldBe(["entered"]);
    }

    [Fact]
    public async Task Copy_OfADaemonThatLived_IsSeenOnceThatOneHasEnded()
    {
        var one = _world.Start(1, "run-1", "pid 7");
        var copy = _world.Start(1, "run-1b", "pid 8", process => process == "pid 7");
        (await copy.Keeper.Entering).ShouldNotBeNull();
        copy.Keeper.Entered.IsCompleted.ShouldBeFalse();

        await one.Keeper.DisposeAsync();
        _world.Pass(3 * Second);

        copy.Keeper.Entered.IsCompletedSuccessfully.ShouldBeTrue();
        copy.Keeper.Own.ShouldNotBeNull();
    }

    [Fact]
    public async Task Node_WhoseEntryWasRemoved_IsSeenAgain()
    {
        var one = _world.Start(1, "run-1");
        _world.Pass(Second);

        await _world.Store.ChangeEntriesAsync(
            new EntryChange([], [EntryWrite.Delete(MemberKeys.Of(MemberWorld.Node(1)))])
        );
        _world.Pass(2 * Second);

        one.Sees.ShouldBe(["node1"]);
        one.Told.ShouldBe(["entered", "left", "entered"]);
    }

    [Fact]
    public void Node_WithoutAStore_IsSeenAsSoonAsThereIsOne()
    {
        _world.CutOff("run-1");
        var one = _world.Start(1, "run-1");
        _world.Pass(10 * Second);
        one.Told.ShouldBe(["waits"]);

        _world.Reach("run-1");
        _world.Pass(Second);

        one.Told.ShouldBe(["waits", "entered"]);
    }

    [Fact]
    public async Task Watch_TellsWhatThereIs_ThenWhatChanges_AndNothingOnceItIsOver()
    {
        var one = _world.Start(1, "run-1");
        var told = new List<int>();
        var watch = one.Keeper.Watch(view => told.Add(view.Members.Count));

        var two = _world.Start(2, "run-2");
        await watch.DisposeAsync();
        await two.Keeper.DisposeAsync();

        told.ShouldBe([1, 2]);
    }

    [Fact]
    public void Fault_ThatNobodyForesaw_IsTold_AndTheNodeIsSeenAgainAfterIt()
    {
        var (one, two) = (_world.Start(1, "run-1"), _world.Start(2, "run-2"));
        _world.Faulty = "run-2";
        _world.Pass(5 * Second);
        one.Sees.ShouldBe(["node1"]);
        two.Keeper.Own.ShouldBeNull();

        _world.Faulty = null;
        _world.Pass(2 * Second);

        one.Sees.ShouldBe(["node1", "node2"]);
        two.Told.Distinct().ShouldBe(["entered", "odd"]);
        two.Told[^1].ShouldBe("entered");
    }

    private bool Holds(EntryCondition condition)
    {
        var asked = _world.Store.ChangeEntriesAsync(new EntryChange([condition], []));
        return asked.Result.Status == WriteStatus.Done;
    }
}

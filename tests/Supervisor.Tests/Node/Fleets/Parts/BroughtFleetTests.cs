using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Coordination;
using Xunit;
using GroupsOf = Supervisor.Tests.Supervision.Groups.Groups;

namespace Supervisor.Tests.Node.Fleets.Parts;

/// <summary>Nodes that run found a cluster and join it, in virtual time.</summary>
public sealed class BroughtFleetTests : IDisposable
{
    private readonly MemoryMedium _shared = new(StoreId.FromEntropy([.. Enumerable.Repeat((byte)1, 16)]));
    private readonly List<ComingNode> _all = [];
    private readonly ComingNode _first;
    private readonly ComingNode _second;

    public BroughtFleetTests() => (_first, _second) = (Node("mainpc"), Node("pc2"));

    public void Dispose() => _all.ForEach(node => node.Dispose());

    [Fact]
    public void Founder_GivesWhatItRunsANumberAboveItsOwn_AndIsToldNothingElse()
    {
        _first.Apply(FleetTexts.Of("web"));
        _first.Apply(FleetTexts.Of("web"), FleetTexts.Container("db")).Value.ShouldNotBeNull().Revision.ShouldBe(2);
        var before = _first.Groups;

        _first.Found();
        _first.Follow().ShouldBeNull();

        _first.Fleet.Revision.ShouldBe(3);
        _first.Latest.ShouldNotBeNull().Info.Number.ShouldBe(3);
        _first.Groups.ShouldBe(before);
        _first.Restart();
        _first.Follow().ShouldBeNull();
        (_first.Fleet.Revision, _first.Groups).ShouldBe((3, before));
    }

    [Fact]
    public void Joiner_AddsWhatItRuns_WithoutADifferenceOnEitherNode()
    {
        Found(FleetTexts.Of("web"), FleetTexts.Container("db"));
        _second.Apply(FleetTexts.Of("disk"));
        _second.Apply(FleetTexts.Container("gpu"));
        _second.Apply(FleetTexts.Of("disk"), FleetTexts.Container("gpu"));
        var (here, there) = (_first.Groups, _second.Groups);

        Join();

        (_first.Fleet.Revision, _second.Fleet.Revision).ShouldBe((4, 4));
        _first.Groups.ShouldBe(here);
        _second.Groups.ShouldBe(there);
        _second.Node.Agents.ShouldBe(["disk", "gpu"]);
        _second.Restart();
        _second.Groups.ShouldBe(there, "also as its own journal has it");
    }

    [Fact]
    public void Group_ThatMayMoveAndIsInBoth_IsTheClusters_AndNothingMovesBeforeThatIsKnown()
    {
        Found(FleetTexts.Of("web"), FleetTexts.Movable("mainpc", "night", "theirs"));
        _second.Apply(FleetTexts.Of("gpu"), FleetTexts.Mixed("pc2", "disk", "day"), FleetTexts.Movable("pc2", "night"));
        _second.HasOwnership = true;
        _second.Join(_first);
        Followed(_second).Places.Movable.Names.ShouldBeEmpty();

        _second.Follow().ShouldBeNull();
        _first.Follow().ShouldBeNull();

        Followed(_second).Places.Movable.Names.Order().ShouldBe(["day", "night"]);
        _second
            .Groups.Single(group => group.Name == "night")
            .Agents[0]
            .Launch.ShouldBeOfType<ProcessLaunch>()
            .Command.ShouldBe(["theirs"]);
        Groups(_second).Order().ShouldBe(["day", "disk", "gpu", "night"]);
        Groups(_first).Order().ShouldBe(["day", "night", "web"]);
    }

    [Fact]
    public void Joiner_WithAnotherIdeaOfWhatTheClustersNodesRun_IsNotInTheWay_AndTheyRunOn()
    {
        Found(FleetTexts.Mixed("mainpc", "web", "night", runs: "new"));
        _second.Apply(FleetTexts.Of("gpu"), FleetTexts.Mixed("mainpc", "web", "night", runs: "old"));
        var before = _first.Groups.Single(group => group.Name == "web");

        Join();

        _first.Groups.Single(group => group.Name == "web").ShouldBe(before);
        Groups(_second).ShouldContain("gpu");
    }

    [Fact]
    public void Node_ThatLeftAndComesBack_BringsWhatItRuns_ThoughOthersTookItOutMeanwhile()
    {
        Found(FleetTexts.Of("web"), FleetTexts.Movable("mainpc", "night"));
        _second.Apply(FleetTexts.Of("gpu"));
        Join();
        var (runs, here) = (_second.Groups.Single(group => group.Name == "gpu"), _first.Groups);
        _second.Leave();
        _first.Apply(FleetTexts.Of("web"), FleetTexts.Movable("mainpc", "night")).IsOk.ShouldBeTrue();

        Join();

        _second.Groups.Single(group => group.Name == "gpu").ShouldBe(runs);
        Groups(_second).Order().ShouldBe(["gpu", "night"]);
        _first.Groups.ShouldBe(here);
    }

    [Fact]
    public void Node_ThatLeftAndComesBackIntoTheSameFleet_ChangesNothing()
    {
        Found(
            FleetTexts.Of("web"),
            FleetTexts.For("pc2", "gpu"),
            FleetTexts.Mixed("pc2", "disk", "day"),
            FleetTexts.Movable("mainpc", "night")
        );
        Join();
        var (here, there) = (_first.Groups, _second.Groups);
        _second.Leave();
        _second.Groups.ShouldBe(there);

        Join();

        _second.Groups.ShouldBe(there, ignoreOrder: true);
        _first.Groups.ShouldBe(here, ignoreOrder: true);
    }

    [Fact]
    public void Joiner_IntoAClusterThatHasCounted_TakesTheNextNumber()
    {
        Found(FleetTexts.Of("web"));
        _first.Apply(FleetTexts.Of("web", "db"));
        _second.Apply(FleetTexts.Of("gpu"));

        Join();

        _second.Fleet.Revision.ShouldBe(4);
        _second.Fleet.Basis.ShouldBe(3);
    }

    [Fact]
    public void Founder_ThatWasDownAndFrozen_StaysSo_AndSaysItForAll()
    {
        _first.Apply(FleetTexts.Of("web"));
        Stop(_first).ShouldBeNull();
        Freeze(_first).ShouldBeNull();
        _first.Found();
        _first.Follow().ShouldBeNull();

        (_first.Fleet.StoppedBy, _first.Fleet.Freeze?.Why).ShouldBe(("ann", "moving"));
        Join();
        _second.Fleet.Freeze.ShouldNotBeNull().Why.ShouldBe("moving");
        Start(_second).ShouldBeNull();
        Thaw(_second).ShouldBeNull();
        _first.Follow().ShouldBeNull();
        (_first.Fleet.StoppedBy, _first.Fleet.Freeze).ShouldBe((null, null));
    }

    [Fact]
    public void Joiner_ThatWasDownAndFrozen_StaysSo_UntilSomebodySaysOtherwise()
    {
        Found(FleetTexts.Of("web"));
        _second.Apply(FleetTexts.Of("gpu"));
        Stop(_second).ShouldBeNull();
        Freeze(_second).ShouldBeNull();
        // What was said in the cluster before it came was not said to it.
        Freeze(_first).ShouldBeNull();
        Thaw(_first).ShouldBeNull();
        Start(_first).ShouldBeNull();

        Join();

        (_second.Fleet.StoppedBy, _second.Fleet.Freeze?.Why).ShouldBe(("ann", "moving"));
        (_first.Fleet.StoppedBy, _first.Fleet.Freeze).ShouldBe((null, null), "it is its own affair");
        Start(_first).ShouldBeNull();
        Thaw(_first).ShouldBeNull();
        _second.Follow().ShouldBeNull();
        (_second.Fleet.StoppedBy, _second.Fleet.Freeze).ShouldBe((null, null));
    }

    [Fact]
    public void Cluster_ThatIsDown_StaysDownWhenANodeJoins_AndWhatThatRunsRunsOn()
    {
        Found(FleetTexts.Of("web"));
        Stop(_first).ShouldBeNull();
        _second.Apply(FleetTexts.Of("gpu"));

        Join();

        _first.Fleet.StoppedBy.ShouldBe("ann");
        _second.Fleet.StoppedBy.ShouldBeNull();
        _second.Follow().ShouldBeNull();
        Stop(_first).ShouldBeNull();
        _second.Follow().ShouldBeNull();
        _second.Fleet.StoppedBy.ShouldBe("ann", "what is said after it came is said to it");
    }

    [Fact]
    public void Node_ThatWasAwayWhenAnotherJoined_IsStillDown_AndOneThatMissedANewFleetStartsAgain()
    {
        Found(FleetTexts.Of("web"));
        var third = Node("box");
        third.Join(_first);
        third.Follow().ShouldBeNull();
        Stop(_first).ShouldBeNull();
        _second.Apply(FleetTexts.Of("gpu"));
        Join();

        third.Follow().ShouldBeNull();
        third.Fleet.StoppedBy.ShouldBe("ann");
        _first.Apply(FleetTexts.Of("web")).IsOk.ShouldBeTrue();
        var fourth = Node("late");
        fourth.Apply(FleetTexts.Of("disk"));
        fourth.Join(_first);
        fourth.Follow().ShouldBeNull();

        third.Follow().ShouldBeNull();
        third.Fleet.StoppedBy.ShouldBeNull("somebody has applied a fleet since, though a node has joined after that");
    }

    [Fact]
    public void Fleet_AppliedAtTheSameMoment_IsMergedWith()
    {
        Found(FleetTexts.Of("web"));
        _second.Apply(FleetTexts.Of("gpu"));
        var isFirst = true;
        _second.OnPut = () =>
        {
            if (isFirst)
            {
                isFirst = false;
                _first.Apply(FleetTexts.Of("web", "db")).IsOk.ShouldBeTrue();
            }
        };

        Join();

        Groups(_first).ShouldBe(["web", "db"]);
        Groups(_second).ShouldBe(["gpu"]);
        _second.Fleet.Basis.ShouldBe(3);
    }

    [Theory]
    [InlineData(CallFate.UnknownDone)]
    [InlineData(CallFate.UnknownNotDone)]
    [InlineData(CallFate.Unavailable)]
    public void Store_ThatDoesNotSayWhatBecameOfIt_GetsItOnce(CallFate fate)
    {
        Found(FleetTexts.Of("web"));
        _second.Apply(FleetTexts.Of("gpu"));
        _second.Join(_first);
        _second.FateOfPuts = fate;
        _second.Follow().ShouldNotBeNull();
        Groups(_second).ShouldBe(["gpu"], "what runs is looked after meanwhile");

        _second.FateOfPuts = CallFate.Served;
        _second.Restart();
        _second.Follow().ShouldBeNull();

        _second.Fleet.Revision.ShouldBe(3);
        _first.Latest.ShouldNotBeNull().Info.Number.ShouldBe(3);
    }

    [Fact]
    public void Daemon_ThatEndsBeforeItHasWrittenIt_DoesNotBringBackWhatSomebodyTookOutMeanwhile()
    {
        Found(FleetTexts.Of("web"));
        _second.Apply(FleetTexts.Of("gpu"));
        _second.Join(_first);
        // The copy is kept, and then the node's supervisor cannot write.
        _second.Journal.AnswerNextAppendTruly();
        _second.Journal.AnswerNextAppend(AppendOutcome.Refused("The disk is full."), writes: false);
        _second.Follow().ShouldNotBeNull();
        _first.Follow().ShouldBeNull();
        _first.Apply(FleetTexts.Of("web")).IsOk.ShouldBeTrue();

        _second.Restart();
        _second.Follow().ShouldBeNull();

        _second.Fleet.Revision.ShouldBe(4);
        Groups(_second).ShouldBeEmpty();
    }

    [Fact]
    public void Namesake_ThatCameIntoTheClusterMeanwhile_LeavesAllAsItIs_UntilItIsGone()
    {
        Found(FleetTexts.Of("web"));
        _second.Apply(FleetTexts.Of("gpu"));
        _second.Join(_first);
        _first.Apply(FleetTexts.Of("web", "gpu")).IsOk.ShouldBeTrue();

        _second.Follow().ShouldNotBeNull().Code.ShouldBe("fleet.namesake");
        _second.Apply(FleetTexts.Of("gpu", "more")).Error.ShouldNotBeNull().Code.ShouldBe("fleet.not-brought");
        Groups(_second).ShouldBe(["gpu"]);
        _second.Fleet.Revision.ShouldBe(1);

        _first.Apply(FleetTexts.Of("web")).IsOk.ShouldBeTrue();
        _second.Follow().ShouldBeNull();
        Groups(_second).ShouldBe(["gpu"]);
    }

    [Fact]
    public void Start_WithTheSameFilesAsBeforeItJoined_AppliesNothing_AndWithOthersItChangesItsOwnAlone()
    {
        Found(FleetTexts.Of("web"));
        _second.ApplyAtStart(FleetTexts.Container("gpu")).IsOk.ShouldBeTrue();
        Join();

        _second.ApplyAtStart(FleetTexts.Container("gpu")).Value.ShouldNotBeNull().IsNew.ShouldBeFalse();
        _second.ApplyAtStart(FleetTexts.Of("disk")).Value.ShouldNotBeNull().Revision.ShouldBe(4);
        _second.ApplyAtStart(FleetTexts.Of("disk")).Value.ShouldNotBeNull().IsNew.ShouldBeFalse();

        _first.Follow().ShouldBeNull();
        Groups(_first).ShouldBe(["web"]);
        Groups(_second).ShouldBe(["disk"]);
    }

    [Fact]
    public void Start_ThatChangesItsOwnPart_StartsNothingThatIsDownElsewhere()
    {
        Found(FleetTexts.Of("web"));
        _second.ApplyAtStart(FleetTexts.Of("gpu")).IsOk.ShouldBeTrue();
        Join();
        Stop(_first).ShouldBeNull();
        _second.Follow().ShouldBeNull();

        _second.ApplyAtStart(FleetTexts.Of("disk")).IsOk.ShouldBeTrue();
        _first.Follow().ShouldBeNull();

        (_first.Fleet.StoppedBy, _second.Fleet.StoppedBy).ShouldBe(("ann", "ann"));
    }

    [Fact]
    public void Operator_WhoAppliesAFleetAfterwards_AppliesAllOfIt()
    {
        Found(FleetTexts.Of("web"));
        _second.Apply(FleetTexts.Of("gpu"));
        Join();

        _second.Apply(FleetTexts.For("mainpc", "till"), FleetTexts.For("pc2", "disk")).IsOk.ShouldBeTrue();
        _first.Follow().ShouldBeNull();

        Groups(_first).ShouldBe(["till"]);
        Groups(_second).ShouldBe(["disk"]);
        _second.Latest.ShouldNotBeNull().Info.Number.ShouldBe(4);
    }

    [Fact]
    public void Operator_WhoAppliesAFleetThatLacksWhatAnotherBrought_IsToldWhatThatWouldEnd()
    {
        Found(FleetTexts.Of("web"));
        _second.Apply(FleetTexts.Of("gpu", "disk"));
        Join();

        _first.WouldEndElsewhere(FleetTexts.Of("web")).ShouldBe(["pc2/gpu", "pc2/disk"]);
        _first.WouldEndElsewhere(FleetTexts.Of("web"), FleetTexts.For("pc2", "gpu", "disk")).ShouldBeEmpty();
    }

    [Fact]
    public void Joiner_ThatHoldsNothingForItself_TakesUpWhatTheClusterHas()
    {
        Found(FleetTexts.Of("web"));
        for (var i = 0; i < 5; i++)
        {
            _second.Apply(FleetTexts.For("mainpc", $"other{i}")).IsOk.ShouldBeTrue();
        }

        Join();

        _second.Fleet.Revision.ShouldBe(6);
        Groups(_first).ShouldBe(["web"]);
        Groups(_second).ShouldBeEmpty();
    }

    private static List<string> Groups(ComingNode node) => [.. node.Groups.Select(group => group.Name)];

    /// <summary>By what its ownerships go.</summary>
    private static NodePlan Followed(ComingNode node) => node.Node.Ownership.Take().OfType<FollowFleet>().Last().Plan;

    private static OperatorError? Stop(ComingNode node) =>
        node.After(() => node.Desk.Downs.StopAsync(GroupsOf.NextId(), "ann"));

    private static OperatorError? Start(ComingNode node) =>
        node.After(() => node.Desk.Downs.StartAsync(GroupsOf.NextId(), "ann"));

    private static OperatorError? Freeze(ComingNode node) =>
        node.After(() => node.Desk.Freezing.FreezeAsync(GroupsOf.NextId(), "ann", "moving"));

    private static OperatorError? Thaw(ComingNode node) =>
        node.After(() => node.Desk.Freezing.ThawAsync(GroupsOf.NextId(), "ann"));

    private ComingNode Node(string name) => new(name, _shared, _all);

    private void Found(params string[] texts)
    {
        _first.Apply(texts).IsOk.ShouldBeTrue();
        _first.Found();
        _first.Follow().ShouldBeNull();
    }

    private void Join()
    {
        _second.Join(_first);
        _second.Follow().ShouldBeNull();
        _first.Follow().ShouldBeNull();
    }
}

using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Roster;
using Xunit;
using GroupsOf = Supervisor.Tests.Supervision.Groups.Groups;

namespace Supervisor.Tests.Supervision.Nodes;

public sealed class NodeFleetTests
{
    private readonly FleetKit _kit = new();

    [Fact]
    public void Revision_ThatIsApplied_IsDurableBeforeAnythingIsMade()
    {
        _kit.Journal.Holds = true;
        var answers = _kit.Actors.Probe<CommandOutcome>();
        _kit.Node.Tell(
            new ApplyRevision(GroupsOf.NextId(), "ann", FleetKit.Plan(1, "web"), "hash", IsOfStart: false, answers.Ref)
        );
        answers.ExpectNothing();
        _kit.Directory.Groups.ShouldBeEmpty();

        _kit.Journal.AnswerOne();
        answers.Expect(CommandOutcome.Done);
        _kit.Directory.Groups.Keys.ShouldBe(["web"]);
    }

    [Fact]
    public void Groups_OfARevision_RunTheirAgents()
    {
        _kit.Apply(FleetKit.Plan(1, "web", "db")).ShouldBe(CommandOutcome.Done);
        _kit.Agents.ShouldBe(["db", "web"]);
        _kit.OrdersOf("web").Run.ShouldBeTrue();
        _kit.Directory.Find(new("db", "db")).ShouldNotBeNull();
    }

    [Fact]
    public void Node_ThatStartsAnew_MakesNoGroupBeforeItKnowsThePlanOfItsRevision()
    {
        _kit.Apply(FleetKit.Plan(2, "web"));
        var next = _kit.Restarted();
        next.Actors.Run();
        next.Directory.Groups.ShouldBeEmpty();

        next.Node.Tell(new ResumePlan(FleetKit.Plan(1, "old")));
        next.Actors.Run();
        next.Directory.Groups.ShouldBeEmpty();

        next.Node.Tell(new ResumePlan(FleetKit.Plan(2, "web")));
        next.Actors.Run();
        next.Agents.ShouldBe(["web"]);
    }

    [Fact]
    public void Plan_ThatIsResumedWithAFullDisk_IsLookedAfterAllTheSame()
    {
        _kit.Apply(FleetKit.Plan(1, "web"));
        var full = AppendOutcome.Refused("The disk is full.");
        foreach (var _ in Enumerable.Range(0, 20))
        {
            _kit.Journal.AnswerNextAppend(full, writes: false);
        }

        var next = _kit.Restarted();
        next.Node.Tell(new ResumePlan(FleetKit.Plan(1, "web")));
        next.Actors.Run();
        next.Agents.ShouldBe(["web"]);
    }

    [Fact]
    public void Node_WhoseSupervisorFails_GoesOnWithItsPlan()
    {
        _kit.Apply(FleetKit.Plan(1, "web"));
        _kit.OnStop = static () => throw new InvalidOperationException("The test wants it.");
        _kit.Order(replyTo => new StopNode(GroupsOf.NextId(), replyTo));
        _kit.Actors.Advance(TimeSpan.FromSeconds(10));

        _kit.Actors.Log.Failures.ShouldHaveSingleItem();
        _kit.Agents.ShouldBe(["web"]);
        _kit.OrdersOf("web").Run.ShouldBeTrue();
    }

    [Fact]
    public void Group_ThatARevisionLeavesOut_EndsAndThenIsGone()
    {
        _kit.Apply(FleetKit.Plan(1, "web", "db"));
        _kit.Apply(FleetKit.Plan(2, "db"));
        _kit.OrdersOf("web").Cause.ShouldBe(AgentCauses.Removed);
        _kit.Directory.FindGroup("web").ShouldNotBeNull();

        _kit.Say("web", AgentPhase.Stopped, isWanted: false);
        _kit.Directory.Groups.Keys.ShouldBe(["db"]);
        _kit.Written()[^1].ShouldBe("node.group-ended");
        _kit.State().Fleet.Groups.ShouldBe(["db"]);
        _kit.Roster.Take().ShouldContain(new GroupIsGone("web"));
    }

    [Fact]
    public void Group_ThatWasToEndWhenTheDaemonDied_EndsAtTheNextStart()
    {
        _kit.Apply(FleetKit.Plan(1, "web", "db"));
        _kit.Apply(FleetKit.Plan(2, "db"));
        var next = _kit.Restarted();
        next.Node.Tell(new ResumePlan(FleetKit.Plan(2, "db")));

        next.OrdersOf("web").Cause.ShouldBe(AgentCauses.Removed);
        next.Say("web", AgentPhase.Stopped, isWanted: false);
        next.State().Fleet.Groups.ShouldBe(["db"]);
    }

    [Fact]
    public void Group_ThatComesBackWhileItsSupervisorEnds_GetsANewOne()
    {
        _kit.Apply(FleetKit.Plan(1, "web"));
        _kit.Apply(FleetKit.Plan(2));
        _kit.Actors.Hold("/node/web/web");
        _kit.Say("web", AgentPhase.Stopped, isWanted: false);
        _kit.Apply(FleetKit.Plan(3, "web"));
        _kit.Actors.Release("/node/web/web");

        _kit.OrdersOf("web").Run.ShouldBeTrue();
        _kit.State().Fleet.Groups.ShouldBe(["web"]);
    }

    [Fact]
    public void Group_WhoseSupervisorHasEndedAndWhichIsBack_IsMadeAnew()
    {
        _kit.Apply(FleetKit.Plan(1, "web"));
        _kit.Apply(FleetKit.Plan(2));
        _kit.Say("web", AgentPhase.Stopped, isWanted: false);
        _kit.Directory.Groups.ShouldBeEmpty();

        _kit.Apply(FleetKit.Plan(3, "web"));
        _kit.OrdersOf("web").Run.ShouldBeTrue();
    }

    [Fact]
    public void Fleet_ThatIsStopped_StaysSoAfterACrash()
    {
        _kit.Apply(FleetKit.Plan(1, "web"));
        _kit.Order(replyTo => new StopFleet(GroupsOf.NextId(), "ann", replyTo)).ShouldBe(CommandOutcome.Done);
        _kit.OrdersOf("web").Cause.ShouldBe(AgentCauses.FleetDown);

        var next = _kit.Restarted();
        next.Node.Tell(new ResumePlan(FleetKit.Plan(1, "web")));
        next.OrdersOf("web").Cause.ShouldBe(AgentCauses.FleetDown);
        next.Order(replyTo => new StartFleet(GroupsOf.NextId(), "ann", replyTo));
        next.OrdersOf("web").Run.ShouldBeTrue();
    }

    [Fact]
    public void Freeze_OfTheFleet_ReachesTheAgents_AndStaysAfterACrash()
    {
        _kit.Apply(FleetKit.Plan(1, "web"));
        _kit.Order(replyTo => new FreezeFleet(GroupsOf.NextId(), "ann", "why", replyTo));
        _kit.OrdersOf("web").Hold.ShouldBe(AgentCauses.Frozen);

        var next = _kit.Restarted();
        next.Node.Tell(new ResumePlan(FleetKit.Plan(1, "web")));
        next.OrdersOf("web").Hold.ShouldBe(AgentCauses.Frozen);
        next.Order(replyTo => new ThawFleet(GroupsOf.NextId(), "ann", replyTo));
        next.OrdersOf("web").Hold.ShouldBeNull();
    }

    [Fact]
    public void Storm_OfRestarts_HoldsAllGroupsUntilNothingHasRestartedForHalfAMinute()
    {
        _kit.Apply(FleetKit.Plan(1, "web", "db"));
        _kit.Say("web", AgentPhase.Ready, restarts: 60);
        _kit.OrdersOf("db").Hold.ShouldBeNull();
        _kit.Say("web", AgentPhase.Ready, restarts: 61);
        _kit.OrdersOf("db").Hold.ShouldBe(AgentCauses.RestartStorm);

        _kit.Actors.Advance(TimeSpan.FromSeconds(20));
        _kit.Say("web", AgentPhase.Ready, restarts: 62);
        _kit.Actors.Advance(TimeSpan.FromSeconds(29));
        _kit.OrdersOf("db").Hold.ShouldBe(AgentCauses.RestartStorm);
        _kit.Actors.Advance(TimeSpan.FromSeconds(1));
        _kit.OrdersOf("db").Hold.ShouldBeNull();
        _kit.Written().TakeLast(2).ShouldBe(["node.storm-began", "node.storm-ended"]);
    }

    [Fact]
    public void Storm_OfANodeWithALimitOfItsOwn_BeginsBeyondIt()
    {
        var kit = new FleetKit(restartLimit: 5);
        kit.Apply(FleetKit.Plan(1, "web"));
        kit.Say("web", AgentPhase.Ready, restarts: 5);
        kit.OrdersOf("web").Hold.ShouldBeNull();

        kit.Say("web", AgentPhase.Ready, restarts: 6);

        kit.OrdersOf("web").Hold.ShouldBe(AgentCauses.RestartStorm);
    }

    [Fact]
    public void Storm_InWhichTheDaemonDied_EndsAfterTheNextStart()
    {
        _kit.Apply(FleetKit.Plan(1, "web"));
        _kit.Say("web", AgentPhase.Ready, restarts: 61);
        var next = _kit.Restarted();
        next.Node.Tell(new ResumePlan(FleetKit.Plan(1, "web")));

        next.OrdersOf("web").Hold.ShouldBe(AgentCauses.RestartStorm);
        next.Actors.Advance(StormRules.Calm);
        next.OrdersOf("web").Hold.ShouldBeNull();
    }

    [Fact]
    public void Command_AskedAgainWithTheSameId_IsDoneOnce()
    {
        _kit.Apply(FleetKit.Plan(1, "web"));
        var id = GroupsOf.NextId();
        _kit.Order(replyTo => new StopFleet(id, "ann", replyTo));
        _kit.Order(replyTo => new StartFleet(GroupsOf.NextId(), "ann", replyTo));

        _kit.Order(replyTo => new StopFleet(id, "ann", replyTo)).ShouldBe(CommandOutcome.Done);
        _kit.OrdersOf("web").Run.ShouldBeTrue();
    }
}

using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Rules;
using Supervisor.Supervision.Roster;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

public sealed class StartRulesTests
{
    [Fact]
    public void Needs_AnswerToWhatWasNeededBefore_StartsNothing()
    {
        var bench = new Bench();
        bench.Take(new TakeOrders(Run(Silent with { Needs = [Need()] })));
        bench.Take(new WorkloadMissing("none"));
        bench.Take(new NeedsChanged(NeedsView.Empty)).ShouldBeEmpty();
        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.Take(new NeedsChanged(Needs(areMet: true)));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Start_OfANewAgent_WaitsForNeedsAndForALook()
    {
        var bench = new Bench();
        bench.Take(new TakeOrders(Run(Silent)));
        bench.Snapshot.Reason.ShouldBe("What runs already has not been looked at yet.");
        bench.Take(new WorkloadMissing("none")).ShouldBeEmpty();
        bench.Snapshot.Reason.ShouldBe("How what it needs stands is not known yet.");
        bench.Take(new NeedsChanged(Needs(areMet: false))).ShouldBeEmpty();
        bench.Snapshot.Missing.ShouldHaveSingleItem().ToString().ShouldBe("bank/vault");
        bench.Take(new NeedsChanged(Needs(areMet: true)));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Start_WithNeedsAndLookTheOtherWayRound_IsTheSame()
    {
        var bench = new Bench();
        bench.Take(new TakeOrders(Run(Silent)));
        bench.Take(new NeedsChanged(Needs(areMet: true))).ShouldBeEmpty();
        bench.Take(new WorkloadMissing("none"));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Start_ByADefinitionWithOtherNeeds_DoesNotGoByWhatWasKnownOfTheOld()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Completed);
        bench.Take(new TakeOrders(Run(Silent with { Hash = "two", Needs = [Need()] })));
        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.Take(new NeedsChanged(Needs(areMet: true)));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Start_WhileTheRuntimeIsLost_WaitsForIt()
    {
        var bench = Bench.Of(Silent).Started();
        bench.Take(new RuntimeChanged("There is no guard."));
        bench.Exit();
        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.Snapshot.Reason.ShouldStartWith("What would run it cannot be reached: There is no guard.");
        bench.Take(new RuntimeChanged(null));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Start_BesideAStray_WaitsForItsEnd()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Stopped);
        bench.Take(new WorkloadSeen(Running("9-stray")));
        bench.Take(Bench.Start("a"));
        bench.Snapshot.Reason.ShouldStartWith("An earlier incarnation still runs and is being stopped: 9-stray.");
        bench.Take(new WorkloadSeen(Ended("9-stray", Exit(0))));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Obstacles_OfSeveralKinds_AreToldTheGravestFirst()
    {
        var none = AgentFacts.None with { HasLooked = true, Orders = Run(Silent), Needs = Needs(areMet: true) };
        StartRules.Obstacle(AgentState.Initial, none).ShouldBeNull();
        var needs = none with { Needs = Needs(areMet: false) };
        StartRules.Obstacle(AgentState.Initial, needs).ShouldBe(AgentCauses.NeedNotReady);
        var held = needs with { Orders = Run(Silent) with { Hold = AgentCauses.Frozen } };
        StartRules.Obstacle(AgentState.Initial, held).ShouldBe(AgentCauses.Frozen);
        StartRules.Obstacle(AgentState.Initial with { IsStartOrdered = true }, held).ShouldBe(AgentCauses.NeedNotReady);
        var lost = held with { RuntimeProblem = "gone" };
        StartRules.Obstacle(AgentState.Initial, lost).ShouldBe(AgentCauses.RuntimeUnreachable);
        var stray = lost with { Strays = lost.Strays.Add("9-stray") };
        StartRules.Obstacle(AgentState.Initial, stray).ShouldBe(AgentCauses.StrayRuns);
    }
}

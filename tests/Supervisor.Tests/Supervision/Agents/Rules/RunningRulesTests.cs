using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

public sealed class RunningRulesTests
{
    [Fact]
    public void Stop_WithItsDependents_WaitsUntilTheyAreKnownToBeDown()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Take(new TakeOrders(Rest(Silent)));
        bench.Phase.ShouldBe(AgentPhase.Ready, "Who else is to stop is asked first.");
        bench.Take(new DependentsChanged([Dependent]));
        bench.Phase.ShouldBe(AgentPhase.Ready);
        bench.Take(new DependentsChanged([]));
        bench.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void Stop_OfOneThatStarts_WaitsForItsDependentsToo()
    {
        var bench = Bench.Of(Silent);
        bench.Take(new TakeOrders(Rest(Silent)));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.Take(new DependentsChanged([]));
        bench.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void Stop_AfterAStartOfTheDaemonAmidIt_WaitsForItsDependentsToo()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Restart().Take(new TakeOrders(Rest(Silent)));
        bench.Take(new WorkloadSeen(Running(bench.State.Incarnation)));
        bench.State.Stopping.ShouldBeNull();
        bench.Take(new DependentsChanged([]));
        bench.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void WaitingForDependents_ThatHangs_StillWaits()
    {
        var bench = Bench.Of(Watched).In(AgentPhase.Ready);
        bench.Take(new TakeOrders(Rest(Watched)));
        bench.Passes(AgentDeadline.Watchdog).ShouldBeEmpty();
        bench.Take(new ProbeJudged(bench.State.Incarnation, true, false, "refused", false)).ShouldBeEmpty();
    }

    [Fact]
    public void Liveness_ThatFails_Restarts()
    {
        var bench = Bench.Of(Watched).In(AgentPhase.Ready);
        bench.Take(new ProbeJudged(bench.State.Incarnation, true, false, "It does not answer.", false));
        bench.Phase.ShouldBe(AgentPhase.Stopping);
        bench.Snapshot.Reason.ShouldBe("It does not answer.");
        bench.Exit(Killed(9, ExitCause.Stop));
        bench.State.History.Recent.Length.ShouldBe(1);
    }

    [Fact]
    public void Liveness_OnTheWordOfASuspect_RestartsNothingUntilItIsBelieved()
    {
        var bench = Bench.Of(Watched).In(AgentPhase.Ready);
        bench.Take(new ProbeJudged(bench.State.Incarnation, true, false, "refused", IsSuspect: true)).ShouldBeEmpty();
        bench.Take(new ProbeJudged(bench.State.Incarnation, true, false, "refused", IsSuspect: false));
        bench.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void Liveness_OfAnEarlierIncarnation_StopsNothing()
    {
        var bench = Bench.Of(Watched).In(AgentPhase.Ready);
        var old = bench.State.Incarnation;
        bench.Exit();
        bench.Started().Take(new ProbeJudged(old, true, false, "refused", false)).ShouldBeEmpty();
        bench.Phase.ShouldBe(AgentPhase.Running);
    }

    [Fact]
    public void Definition_ThatChanged_RestartsWithoutAFailure()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Order(Run(Silent with { Hash = "two" }));
        bench.Snapshot.Cause.ShouldBe(AgentCauses.DefinitionChanged);
        bench.Exit(Killed(15, ExitCause.Stop));
        bench.Started();
        bench.Snapshot.RunningHash.ShouldBe("two");
        bench.Snapshot.Restarts.ShouldBe(0);
    }

    [Fact]
    public void Definition_ThatChangedForItsSupervisorAlone_LeavesItRunning()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Order(Run(Silent with { Ttl = TimeSpan.FromSeconds(1), StartDeadline = TimeSpan.FromSeconds(1) }));
        bench.Phase.ShouldBe(AgentPhase.Ready);
    }
}

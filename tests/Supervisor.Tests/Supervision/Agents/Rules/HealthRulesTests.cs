using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

/// <summary>The engine's own check of the container that an agent is.</summary>
public sealed class HealthRulesTests
{
    private readonly Bench _bench = Bench.Of(Silent).Started();

    [Fact]
    public void Healthy_IsReadyAtOnce()
    {
        Check(HealthStatus.Starting);
        _bench.Phase.ShouldBe(AgentPhase.Running);

        Check(HealthStatus.Healthy);

        (_bench.Phase, _bench.State.Cause).ShouldBe((AgentPhase.Ready, AgentCauses.Healthy));
    }

    [Fact]
    public void Starting_IsNotReadyByRunningForASecond()
    {
        Check(HealthStatus.Starting);

        _bench.After(TimeSpan.FromSeconds(2));
        _bench.Take(new DeadlinePassed(_bench.State.Incarnation, AgentDeadline.Silence));

        _bench.Phase.ShouldBe(AgentPhase.Running);
        _bench.Snapshot.Reason.ShouldBe("Its container's health check has not passed yet.");
    }

    [Fact]
    public void Unhealthy_TakesReadinessAwayWithWhatTheCheckSaid()
    {
        Check(HealthStatus.Healthy);

        Check(HealthStatus.Unhealthy, "connection refused");

        (_bench.Phase, _bench.State.Cause).ShouldBe((AgentPhase.NotReady, AgentCauses.Unhealthy));
        _bench.State.Reason.ShouldBe("Its container's health check fails: connection refused");
        Check(HealthStatus.Healthy);
        _bench.Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Unhealthy_WhereItSaysItselfThatItIsReady_ChangesNothing()
    {
        _bench.BecomeReady();

        Check(HealthStatus.Unhealthy);

        (_bench.Phase, _bench.State.Cause).ShouldBe((AgentPhase.Ready, AgentCauses.SaidReady));
    }

    [Fact]
    public void Healthy_WhereItTookItsWordBack_IsNotReady()
    {
        Check(HealthStatus.Healthy);

        _bench.Take(Says(new AgentWord.NotReady("no model")));

        (_bench.Phase, _bench.State.Cause).ShouldBe((AgentPhase.NotReady, AgentCauses.SaidNotReady));
    }

    [Fact]
    public void Check_OfTheSameOutcome_IsWrittenOnce()
    {
        Check(HealthStatus.Unhealthy, "one");
        Check(HealthStatus.Unhealthy, "two");

        _bench.History.OfType<AgentHealthJudged>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Start_BeginsWithoutAJudgement()
    {
        Check(HealthStatus.Healthy);
        _bench.Exit(Exit(1));

        _bench.State.Readiness.Health.ShouldBeNull();
    }

    private void Check(HealthStatus status, string output = "") =>
        _bench.Take(
            new WorkloadSeen(Running(_bench.State.Incarnation) with { Health = new WorkloadHealth(status, output) })
        );
}

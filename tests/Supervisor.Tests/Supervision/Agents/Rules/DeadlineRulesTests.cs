using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

public sealed class DeadlineRulesTests
{
    [Theory]
    [InlineData(
        AgentDeadline.Start,
        AgentCauses.StartDeadline,
        "It was not ready within 2m 0s: it has not said yet that it is ready."
    )]
    [InlineData(AgentDeadline.Watchdog, AgentCauses.WatchdogExpired, "Nothing was heard of it for 20s.")]
    [InlineData(AgentDeadline.Progress, AgentCauses.ProgressStalled, "It got on with nothing for 40s.")]
    internal void Deadline_ThatPassed_RestartsAndIsAFailure(AgentDeadline deadline, string cause, string reason)
    {
        var bench = Bench.Of(Watched).Started();
        bench.Passes(deadline);
        bench.Phase.ShouldBe(AgentPhase.Stopping);
        (bench.Snapshot.Cause, bench.Snapshot.Reason).ShouldBe((cause, reason));
        bench.Exit();
        bench.History.OfType<AgentBackedOff>().ShouldHaveSingleItem().Cause.ShouldBe(cause);
    }

    [Fact]
    public void StartDeadline_OfOneThatWasReadyOnce_IsNone()
    {
        var bench = Bench.Of(Watched).In(AgentPhase.NotReady);
        bench.Passes(AgentDeadline.Start).ShouldBeEmpty();
    }

    [Fact]
    public void Readiness_ThatIsLost_RestartsNothing()
    {
        var bench = Bench.Of(Speaking).In(AgentPhase.Ready);
        bench.Passes(AgentDeadline.Ttl);
        bench.Phase.ShouldBe(AgentPhase.NotReady);
        bench.State.Stopping.ShouldBeNull();
    }

    [Theory]
    [InlineData(AgentDeadline.Watchdog)]
    [InlineData(AgentDeadline.Progress)]
    internal void Deadline_ThatARevisionHasTurnedOff_IsNone(AgentDeadline deadline)
    {
        var bench = Bench.Of(Watched).Started();
        bench.Order(Run(Watched with { Watchdog = null, Progress = null }));
        bench.Passes(deadline).ShouldBeEmpty();
    }
}

using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

public sealed class NeedRulesTests
{
    [Fact]
    public void Loss_ThatOnlyOrdersTheStart_IsNothing()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Take(new NeedsChanged(Needs(areMet: false))).ShouldBeEmpty();
    }

    [Fact]
    public void Loss_ThatStops_StopsUntilTheNeedIsBack()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Take(new NeedsChanged(Needs(areMet: false, LossRule.Stop)));
        bench.Snapshot.Reason.ShouldBe("It needs bank/vault, which is starting.");
        bench.Exit(Killed(15, ExitCause.Stop));
        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.Take(new NeedsChanged(Needs(areMet: true, LossRule.Stop)));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void Loss_ThatRestarts_RestartsWhenTheNeedIsBack()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Take(new NeedsChanged(Needs(areMet: false, LossRule.Restart)));
        bench.Phase.ShouldBe(AgentPhase.Ready);
        bench.Restart().Take(new TakeOrders(Run(Silent)));
        bench.Take(new WorkloadSeen(Running(bench.State.Incarnation)));
        bench.Take(new NeedsChanged(Needs(areMet: true, LossRule.Restart)));
        bench.Phase.ShouldBe(AgentPhase.Stopping);
        bench.Snapshot.Cause.ShouldBe(AgentCauses.NeedReturned);
        bench.Exit(Killed(15, ExitCause.Stop));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.Started().Take(new NeedsChanged(Needs(areMet: true, LossRule.Restart))).ShouldBeEmpty("Once is enough.");
    }

    [Fact]
    public void Loss_OfWhichNobodyKnowsYet_IsNone()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Take(new NeedsChanged(Needs(areMet: false, LossRule.Stop, isKnown: false))).ShouldBeEmpty();
    }

    [Fact]
    public void Loss_WhileItStarts_IsNotedWhenItRuns()
    {
        var bench = Bench.Of(Silent);
        bench.Take(new NeedsChanged(Needs(areMet: false, LossRule.Restart))).ShouldBeEmpty();
        bench.Started();
        bench.History[^1].ShouldBeOfType<AgentNeedLost>();
        bench.Take(new NeedsChanged(Needs(areMet: true, LossRule.Restart)));
        bench.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void Loss_ThatRestarts_IsForgottenWithTheIncarnation()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Take(new NeedsChanged(Needs(areMet: false, LossRule.Restart)));
        bench.Exit();
        bench.Take(new NeedsChanged(Needs(areMet: true, LossRule.Restart)));
        bench.Started();
        bench.Phase.ShouldBe(AgentPhase.Running);
    }
}

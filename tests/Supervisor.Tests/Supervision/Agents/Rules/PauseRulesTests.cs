using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

public sealed class PauseRulesTests
{
    private static readonly WorkloadPause Pause = new("shop-till-1", "docker unpause shop-till-1");

    private readonly Bench _bench = Bench.Of(Speaking).Started();

    [Fact]
    public void Pause_TakesReadinessAwayAndItsEndGivesItBack()
    {
        _bench.BecomeReady();

        Seen(Pause);

        (_bench.Phase, _bench.State.Cause).ShouldBe((AgentPhase.NotReady, AgentCauses.Paused));
        _bench.Snapshot.Pause.ShouldBe(Pause);
        _bench.State.Reason.ShouldBe("Its container shop-till-1 is paused, so nothing in it gets any time.");
        Seen(null);
        (_bench.Phase, _bench.State.Cause).ShouldBe((AgentPhase.Ready, AgentCauses.SaidReady));
        _bench.Snapshot.Pause.ShouldBeNull();
    }

    [Fact]
    public void Pause_OfOneThatWasNeverReady_IsTold()
    {
        Seen(Pause);

        (_bench.Snapshot.Phase, _bench.Snapshot.Cause).ShouldBe((AgentPhase.Running, AgentCauses.Paused));
        _bench.Snapshot.Reason.ShouldContain("is paused");
    }

    [Fact]
    public void Pause_AcrossARestartOfTheDaemon_IsNoReadinessInBetween()
    {
        _bench.BecomeReady();
        Seen(Pause);
        var before = _bench.History.OfType<AgentBecameReady>().Count();

        var orders = _bench.Facts.Orders!;
        _bench.Restart().Order(orders);
        Seen(Pause);

        (_bench.Phase, _bench.State.Cause).ShouldBe((AgentPhase.NotReady, AgentCauses.Paused));
        _bench.History.OfType<AgentBecameReady>().Count().ShouldBe(before);
    }

    [Fact]
    public void Pause_EndsWithTheIncarnation()
    {
        Seen(Pause);

        _bench.Exit(Exit(1));

        _bench.Snapshot.Pause.ShouldBeNull();
    }

    private void Seen(WorkloadPause? pause) =>
        _bench.Take(new WorkloadSeen(Running(_bench.State.Incarnation) with { Pause = pause }));
}

using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

/// <summary>While nothing is done by itself, nothing is forgotten either.</summary>
public sealed class HoldTests
{
    [Theory]
    [InlineData(AgentCauses.Frozen, "The fleet is frozen, so nothing is started by itself.")]
    [InlineData(
        AgentCauses.RestartStorm,
        "So much was restarted on this node that nothing more is for the time being."
    )]
    public void Exit_InAHold_IsDecidedOnAfterIt(string hold, string sentence)
    {
        var bench = Bench.Of(Silent).Started();
        bench.Hold(hold);
        bench.Exit();
        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.Snapshot.Cause.ShouldBe(hold);
        bench.Snapshot.Reason.ShouldBe($"{sentence} Before: It ended by itself with exit code 1.");
        bench.State.History.Recent.ShouldBeEmpty();

        bench.After(TimeSpan.FromHours(1)).Hold(null);
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.Length.ShouldBe(1, "The failure is its own, and counts.");
    }

    [Fact]
    public void Exit_InAHold_IsWhenItBeganToWait()
    {
        var bench = Bench.Of(Silent).Started();
        var ran = bench.Snapshot.Since;
        bench.Hold(AgentCauses.Frozen);

        bench.After(TimeSpan.FromMinutes(1)).Exit();

        bench.Snapshot.Since.ShouldBeGreaterThan(ran);
    }

    [Fact]
    public void Exit_InAHoldAmongSiblingsThatFailTogether_IsLeftToTheGroupAfterIt()
    {
        var bench = Bench.Of(Silent with { FailsWithSiblings = true }).Started();
        bench.Hold(AgentCauses.Frozen);
        bench.Exit();
        bench.Snapshot.Failures.ShouldBe(0);
        bench.Hold(null);
        bench.Snapshot.Failures.ShouldBe(1);
    }

    [Fact]
    public void Exit_InAHoldThatOutlivesTheDaemon_IsStillDecidedOnAfterIt()
    {
        var bench = Bench.Of(Silent).Started();
        bench.Hold(AgentCauses.Frozen);
        bench.Exit();
        bench.Restart();
        bench.Take(new TakeOrders(Run(Silent)));
        bench.Take(new WorkloadMissing("none"));
        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.Take(new NeedsChanged(Needs(areMet: true)));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.Length.ShouldBe(1);
    }

    [Fact]
    public void Exit_InAHoldThatAnOperatorAnswersByAStart_IsForgiven()
    {
        var bench = Bench.Of(Silent).Started();
        bench.Hold(AgentCauses.Frozen);
        bench.Exit();
        bench.Take(Bench.Start("a"));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.ShouldBeEmpty();
        bench.Snapshot.Restarts.ShouldBe(0);
    }

    [Fact]
    public void Backoff_ThatEndsInAHold_Waits()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Backoff);
        bench.Hold(AgentCauses.Frozen);
        bench.After(TimeSpan.FromSeconds(1)).Passes(AgentDeadline.Backoff);
        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.Snapshot.Cause.ShouldBe(AgentCauses.Frozen);
        var spent = bench.State.History.Recent.Length;
        bench.Hold(null);
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.Length.ShouldBe(spent, "It was counted when it failed.");
    }

    [Fact]
    public void Reasons_ToStopThatCameInAHold_StandAfterIt()
    {
        Held(bench => bench.Take(Says(new AgentWord.Hung()))).ShouldBe(AgentCauses.SaidHung);
        Held(bench => bench.Take(Liveness(bench, passes: false))).ShouldBe(AgentCauses.LivenessFailed);
        Held(bench => bench.Order(Hold(Run(Watched with { Hash = "two" })))).ShouldBe(AgentCauses.DefinitionChanged);
        Held(bench => bench.Take(new NeedsChanged(Needs(areMet: false, LossRule.Stop)))).ShouldBe(AgentCauses.NeedLost);
    }

    [Fact]
    public void Reasons_ToStopThatCameAndWentInAHold_AreGone()
    {
        Held(bench =>
            {
                bench.Take(Liveness(bench, passes: false));
                bench.Take(Liveness(bench, passes: true));
            })
            .ShouldBeNull();
        Held(bench =>
            {
                bench.Take(new NeedsChanged(Needs(areMet: false, LossRule.Stop)));
                bench.Take(new NeedsChanged(Needs(areMet: true, LossRule.Stop)));
            })
            .ShouldBeNull();
    }

    [Theory]
    [InlineData(AgentDeadline.Start)]
    [InlineData(AgentDeadline.Watchdog)]
    [InlineData(AgentDeadline.Progress)]
    internal void Deadline_InAHold_StopsNothing(AgentDeadline deadline)
    {
        var bench = Bench.Of(Watched).Started();
        bench.Hold(AgentCauses.Frozen);
        bench.Passes(deadline).ShouldBeEmpty();
    }

    [Fact]
    public void Operator_InAHold_IsObeyed()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Hold(AgentCauses.Frozen);
        bench.Take(Bench.RestartIt("a"));
        bench.Exit(Killed(15, ExitCause.Stop));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.Started().Take(Bench.Stop("b"));
        bench.Exit(Killed(15, ExitCause.Stop));
        bench.Phase.ShouldBe(AgentPhase.Stopped);
        bench.Take(Bench.Start("c"));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Start_OrderedBeforeTheHoldOfWhatRan_DoesNotBreakIt()
    {
        var bench = Bench.Of(Silent).Started();
        bench.Take(Bench.Start("a"));
        bench.Hold(AgentCauses.Frozen);
        bench.Exit();
        bench.Phase.ShouldBe(AgentPhase.Waiting);
    }

    [Fact]
    public void Start_OrderedInAHoldOfWhatRuns_DoesNotBreakItLater()
    {
        var bench = Bench.Of(Silent).Started();
        bench.Hold(AgentCauses.Frozen);
        bench.Take(Bench.Start("a"));
        bench.Exit();
        bench.Phase.ShouldBe(AgentPhase.Waiting);
    }

    private static AgentOrders Hold(AgentOrders orders) => orders with { Hold = AgentCauses.Frozen };

    private static ProbeJudged Liveness(Bench bench, bool passes) =>
        new(bench.State.Incarnation, IsLiveness: true, passes, "It does not answer.", IsSuspect: false);

    /// <returns>Why it is stopped after the hold; null when it is not.</returns>
    private static string? Held(Action<Bench> inHold)
    {
        var bench = Bench.Of(Watched).In(AgentPhase.Ready);
        bench.Hold(AgentCauses.Frozen);
        inHold(bench);
        bench.State.Stopping.ShouldBeNull("Nothing is stopped by itself in a hold.");
        bench.Take(new TakeOrders(bench.Facts.Orders! with { Hold = null }));
        return bench.State.Stopping?.Cause;
    }
}

using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Causes;
using Supervisor.Supervision.Definitions;
using Xunit;
using static Supervisor.Simulation.Tests.Fleets.DoctoredWorld;

namespace Supervisor.Simulation.Tests.Fleets;

/// <summary>Each invariant fails in a world in which it does not hold, and only there.</summary>
public sealed class InvariantTests : IDisposable
{
    private const string Stream = "agent:web/a";

    private static readonly AgentDefinition Needy = Usual with
    {
        Address = new AgentAddress("web", "b"),
        Needs = [new NeedDefinition(new NeedTarget("web", "a"), LossRule.Wait)],
    };

    private readonly DoctoredWorld _doctored = new();

    public void Dispose() => _doctored.Dispose();

    [Fact]
    public void OneIncarnation_OfTwoThatLive_IsViolated()
    {
        _doctored.Hold(new OneIncarnation(_doctored.World));
        _doctored.End(_doctored.Begin(Usual, "1-0"));
        _doctored.Begin(Usual, "2-0");
        _doctored.Violated.ShouldBeEmpty();
        _doctored.Begin(Usual, "3-0");
        _doctored.Violated.ShouldBe([OneIncarnation.AtMostOne]);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(0.5, false)]
    public void NeedsFirst_OfANeedThatHasNotRunForASecond_IsViolated(double seconds, bool holds)
    {
        _doctored.Hold(new NeedsFirst(_doctored.World));
        _doctored.Begin(Usual, "1-0");
        _doctored.Pass(seconds);
        _doctored.Ask(Needy, "1-0");
        _doctored.Violated.Any().ShouldBe(!holds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NeedsFirst_OfANeedWhoseProbeNeverPassed_IsViolatedUnlessARevisionHasDroppedTheProbe(bool isDropped)
    {
        _doctored.Hold(new NeedsFirst(_doctored.World));
        _doctored.Begin(Usual with { Probe = new ProbeModel { Target = new ProbeTarget.Tcp(":1") } }, "1-0");
        if (isDropped)
        {
            _doctored.Order(OrderKind.ApplyRevision, plan: Plan(2, Usual));
        }

        _doctored.Pass(5);
        _doctored.Ask(Needy, "1-0");
        _doctored.Violated.Any().ShouldBe(!isDropped);
    }

    [Fact]
    public void NeedsFirst_OfANeedThatEndedLongAgo_IsViolated()
    {
        _doctored.Hold(new NeedsFirst(_doctored.World));
        var need = _doctored.Begin(Usual, "1-0");
        _doctored.Pass(5);
        _doctored.End(need);
        _doctored.Pass(60);
        _doctored.Ask(Needy, "1-0");
        _doctored.Violated.ShouldBe([NeedsFirst.NeedsComeFirst]);
    }

    [Theory]
    [InlineData(LossRule.Stop, false, true)]
    [InlineData(LossRule.Wait, false, true)]
    [InlineData(LossRule.Wait, true, false)]
    public void NeedsFirst_OfARestart_ReliesOnWhatWasMetElsewhere_WhateverItsLossMeansByNow(
        LossRule onLoss,
        bool isCompletion,
        bool holds
    )
    {
        var elsewhere = new NeedDefinition(new NeedTarget("web", "a", "pc2"), LossRule.Stop);
        var (before, now) = (elsewhere, elsewhere with { OnLoss = onLoss, IsCompletion = isCompletion });
        _doctored.End(_doctored.Begin(Needy with { Needs = [before] }, "1-0"));
        _doctored.Hold(new NeedsFirst(_doctored.World));
        _doctored.Pass(60);
        _doctored.Begin(Usual, "1-0");
        _doctored.Ask(Needy with { Needs = [now] }, "2-0");
        _doctored.Violated.Any().ShouldBe(!holds);
    }

    [Fact]
    public void RestartsAreLimited_OfOneMoreThanAllowed_IsViolated()
    {
        _doctored.Hold(new RestartsAreLimited(_doctored.World));
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, Usual));
        _doctored.Pass(120);
        for (var start = 1; start <= 4; start++)
        {
            // One for the machine's start, of which the first start of all is told.
            _doctored.End(_doctored.Begin(Usual, $"{start}-0"));
        }

        _doctored.Violated.ShouldBeEmpty();
        _doctored.Begin(Usual, "5-0");
        _doctored.Violated.ShouldBe([RestartsAreLimited.Limits]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RestartsAreLimited_OfOneThatWasReleased_CountsABudgetMore(bool isRefused)
    {
        _doctored.Hold(new RestartsAreLimited(_doctored.World));
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, Usual));
        _doctored.Pass(120);
        // It may have been carried out or not, so it counts as an order in any case.
        _doctored.Order(OrderKind.ReleaseAgent, Usual.Address).IsRefused = isRefused;
        for (var start = 1; start <= 5; start++)
        {
            _doctored.End(_doctored.Begin(Usual, $"{start}-0"));
        }

        _doctored.Violated.ShouldBeEmpty();
        _doctored.Begin(Usual, "6-0");
        _doctored.Violated.Any().ShouldBe(isRefused);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RestartsAreLimited_OfOneWhoseNeedsARevisionTookAway_CountsWhatTheirLossCostNothing(bool hadNeeds)
    {
        _doctored.Hold(new RestartsAreLimited(_doctored.World));
        var needy = Usual with { Needs = [new NeedDefinition(new NeedTarget("base", "a"), LossRule.Wait)] };
        var before = hadNeeds ? needy : Usual;
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, before));
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(2, Usual));
        _doctored.Pass(120);
        for (var start = 1; start <= 4; start++)
        {
            _doctored.End(_doctored.Begin(before, $"{start}-0"));
        }

        _doctored.Begin(Usual, "5-0");
        _doctored.Violated.Any().ShouldBe(!hadNeeds);
    }

    [Fact]
    public void AcknowledgedIsKept_OfAnOrderThatIsNotOnTheDisk_IsViolated()
    {
        var invariant = new AcknowledgedIsKept(_doctored.World);
        var kept = _doctored.Order(OrderKind.StopAgent, Usual.Address);
        _doctored.Write(Stream, "agent.stop-ordered", CauseText.Of(kept.Id), "{}");
        invariant.OnDone(kept);
        _doctored.Violated.ShouldBeEmpty();
        invariant.OnDone(_doctored.Order(OrderKind.StartAgent, Usual.Address));
        _doctored.Violated.ShouldBe([AcknowledgedIsKept.NothingIsLost]);
    }

    [Fact]
    public void WordsAreKept_OfAWordThatIsNotOnTheDisk_IsViolated()
    {
        var invariant = new WordsAreKept(_doctored.World);
        var kept = _doctored.Begin(Usual, "1-0");
        _doctored.Write(Stream, "agent.said-ready", "", """{"incarnation":"1-0"}""");
        invariant.OnTaken(kept, new AgentWord.Ready(null));
        _doctored.Violated.ShouldBeEmpty();
        invariant.OnTaken(_doctored.Begin(Usual, "2-0"), new AgentWord.Ready(null));
        _doctored.Violated.ShouldBe([WordsAreKept.NothingIsLost]);
    }

    [Fact]
    public void OrdersRunOnce_OfAnOrderThatWasCarriedOutTwice_IsViolated()
    {
        var invariant = new OrdersRunOnce(_doctored.World);
        var cause = CauseText.Of(_doctored.Order(OrderKind.RestartAgent, Usual.Address).Id);
        _doctored.Write(Stream, "agent.restart-ordered", cause, "{}");
        _doctored.Write(Stream, "agent.stop-intended", cause, "{}");
        invariant.CheckAtEnd();
        _doctored.Violated.ShouldBeEmpty();
        _doctored.Write(Stream, "agent.exited", "runtime", "{}");
        _doctored.Write(Stream, "agent.restart-ordered", cause, "{}");
        invariant.CheckAtEnd();
        _doctored.Violated.ShouldBe([OrdersRunOnce.AtMostOnce]);
    }

    [Fact]
    public void RevisionsRise_OfAnOlderOneAfterANewer_IsViolated()
    {
        var invariant = new RevisionsRise(_doctored.World);
        _doctored.Write("node", "node.revision-applied", "", """{"number":2}""");
        invariant.CheckAtEnd();
        _doctored.Violated.ShouldBeEmpty();
        _doctored.Write("node", "node.revision-applied", "", """{"number":1}""");
        invariant.CheckAtEnd();
        _doctored.Violated.ShouldBe([RevisionsRise.NeverBack]);
    }

    [Fact]
    public void RevisionsRise_OfAStartByADefinitionOfBefore_IsViolated()
    {
        _doctored.Hold(new RevisionsRise(_doctored.World));
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, Usual));
        _doctored.Pass(60);
        _doctored.Ask(Usual, "1-0");
        _doctored.Violated.ShouldBeEmpty();
        _doctored.Ask(Usual with { Hash = "of before" }, "2-0");
        _doctored.Violated.ShouldBe([RevisionsRise.NeverBack]);
    }

    [Fact]
    public void EscalationClimbs_OfAnAgentThatGaveUpTooSoon_IsViolated()
    {
        var invariant = new EscalationClimbs(_doctored.World);
        _doctored.Order(OrderKind.ApplyRevision, plan: Plan(1, Usual));
        _doctored.Write(Stream, "agent.backed-off", "", "{}");
        invariant.CheckAtEnd();
        _doctored.Violated.ShouldBeEmpty();
        _doctored.Write(Stream, "agent.escalated", "", "{}");
        invariant.CheckAtEnd();
        _doctored.Violated.ShouldBe([EscalationClimbs.OneLevel]);
    }
}

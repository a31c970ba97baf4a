using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.TestKit.Actors;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

/// <summary>What one node leaves of an agent, and how the next goes on.</summary>
public sealed class HandoverRulesTests
{
    private static readonly AgentKit.Commands Commands = new(
        new ActorKit().Probe<Supervisor.Supervision.Commands.CommandOutcome>().Ref
    );

    private readonly Bench _first = Owner(1, note: null);

    [Fact]
    public void Stop_HoldsWhereItRunsNext()
    {
        _first.Started().Take(Commands.Stop("c1"));
        var next = Next();
        next.State.StoppedBy.ShouldBe("ann");
        next.History.OfType<AgentStartIntended>().ShouldBeEmpty();
        next.Take(Commands.Start("c2"));
        next.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Quarantine_HoldsWhereItRunsNext_UntilItIsReleased()
    {
        _first.FailUntil(AgentPhase.Quarantined);
        var next = Next();
        next.Phase.ShouldBe(AgentPhase.Quarantined);
        next.State.Reason.ShouldBe(_first.State.Reason);
        next.Take(Commands.Start("c1"));
        next.Refusal.ShouldNotBeNull().ShouldContain("quarantined");
        next.Take(Commands.Release("c2"));
        next.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Restarts_ThatWereSpent_AreSpentWhereItRunsNext()
    {
        _first.FailUntil(AgentPhase.Backoff);
        var spent = _first.State.History.Recent.Length;
        var all = Owner(1, note: null).FailUntil(AgentPhase.Quarantined).State.Restarts;

        var next = Next();
        next.FailUntil(AgentPhase.Quarantined);
        next.State.Restarts.ShouldBe(all - spent + 1, "the one that was due is made there");
    }

    [Fact]
    public void Delay_BeforeARestart_GoesOnWhereItRunsNext()
    {
        _first.FailUntil(AgentPhase.Backoff);
        var delay = _first.Moment.Until(_first.State.RestartDue!.Value);
        var next = Next();
        next.Phase.ShouldBe(AgentPhase.Backoff);
        (delay - next.Moment.Until(next.State.RestartDue!.Value)).ShouldBeLessThan(TimeSpan.FromMilliseconds(1));
        next.After(delay).Passes(AgentDeadline.Backoff);
        next.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Theory]
    [InlineData(AgentPhase.Quarantined)]
    [InlineData(AgentPhase.Backoff)]
    public void WhatIsNotedAgain_IsTheSameNote(AgentPhase phase)
    {
        _first.FailUntil(phase);
        Noted(Next()).ShouldBe(Noted(_first));
        Noted(Next()).ShouldNotBe(AgentNote.Empty);
    }

    [Fact]
    public void JournalOfLongAgo_SaysNothingOfHowItStandsNow()
    {
        _first.Take(Commands.Stop("c1"));
        _first.Order(Orders(4, AgentNote.Empty));
        _first.State.StoppedBy.ShouldBeNull();
        _first.Snapshot.IsWanted.ShouldBeTrue();
    }

    [Fact]
    public void QuarantineOfLongAgo_IsOver()
    {
        _first.FailUntil(AgentPhase.Quarantined);
        _first.Order(Orders(4, AgentNote.Empty));
        _first.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void SameOwnership_TakesOverOnce_AndNotWhatWasOrderedSince()
    {
        _first.Take(Commands.Stop("c1"));
        _first.Order(Orders(1, AgentNote.Empty));
        _first.State.StoppedBy.ShouldBe("ann");
    }

    [Fact]
    public void FirstOwnership_GoesByTheJournal_WhereNobodyNotedAnything()
    {
        var pinned = Bench.Of(Silent);
        pinned.Take(Commands.Stop("c1"));
        pinned.Order(Orders(1, note: null));
        pinned.State.StoppedBy.ShouldBe("ann");
        pinned.Snapshot.Noted.ShouldBe(new NotedAgent(1, new AgentNote { StoppedBy = "ann" }));
    }

    [Fact]
    public void Command_WhereItsGroupIsNotOwned_IsRefused()
    {
        _first.Order(Rest(Silent, AgentCauses.OwnedElsewhere) with { IsMovable = true });
        _first.Take(Commands.Stop("c1"));
        _first.Refusal.ShouldNotBeNull().ShouldContain("this node does not own it");
        _first.State.StoppedBy.ShouldBeNull();
    }

    private static Bench Owner(long epoch, AgentNote? note)
    {
        var bench = new Bench();
        bench.Take(new TakeOrders(Orders(epoch, note)));
        bench.Take(new DependentsChanged([]));
        bench.Take(new WorkloadMissing("none"));
        bench.Take(new NeedsChanged(Needs(areMet: true)));
        return bench;
    }

    private static AgentOrders Orders(long epoch, AgentNote? note) =>
        Run(Silent) with
        {
            IsMovable = true,
            Handover = new AgentHandover(epoch, note),
        };

    private static AgentNote Noted(Bench bench) => bench.Snapshot.Noted.ShouldNotBeNull().Note;

    private Bench Next() => Owner(2, Noted(_first));
}

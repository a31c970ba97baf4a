using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Ownership.Notes;
using Xunit;
using static Supervisor.Tests.Supervision.Groups.Groups;

namespace Supervisor.Tests.Supervision.Groups;

/// <summary>What one node leaves of a movable group, and how the next goes on.</summary>
public sealed class HandoverRulesTests
{
    private readonly GroupScene _first = Owner(1, note: null);

    [Fact]
    public void Stop_HoldsWhereItRunsNext_UntilItIsStarted()
    {
        _first.Tell(Stop());
        var next = Next();
        next.State.StoppedBy.ShouldBe("ann");
        next.OrdersOf("a").Run.ShouldBeFalse();
        next.Tell(Start());
        next.OrdersOf("a").Run.ShouldBeTrue();
        Noted(next).ShouldBe(GroupNote.Empty);
    }

    [Fact]
    public void Quarantine_HoldsWhereItRunsNext_AndIsReleasedByAnotherDefinition()
    {
        Quarantine(_first);
        var next = Next();
        next.State.Quarantine.ShouldNotBeNull().Reason.ShouldBe(_first.State.Quarantine!.Reason);
        next.TellMandate(mandate =>
            mandate with
            {
                Definition = mandate.Definition! with { Restart = mandate.Definition.Restart with { Max = 50 } },
            }
        );
        next.State.Quarantine.ShouldBeNull();
    }

    [Fact]
    public void Restarts_ThatWereSpent_AreSpentWhereItRunsNext()
    {
        _first.Fail("a");
        _first.Settle();
        var next = Next();
        next.State.SharedHistory.History.Recent.Length.ShouldBe(1);
        next.State.SharedHistory.History.Streak.ShouldBe(_first.State.SharedHistory.History.Streak);
    }

    [Fact]
    public void WhatIsNotedAgain_IsTheSameNote()
    {
        _first.Fail("a");
        _first.Settle();
        _first.Tell(Stop());
        Noted(Next()).ShouldBe(Noted(_first));
    }

    [Fact]
    public void Agent_ThatHasNotTakenOverYet_IsNotedAsItWasLeft()
    {
        var left = new GroupNote { Agents = new Dictionary<string, AgentNote> { ["a"] = new() { StoppedBy = "ann" } } };
        var next = Owner(2, left);
        Noted(next).ShouldBe(left);
        next.OrdersOf("a").Handover.ShouldBe(new AgentHandover(2, left.Agents["a"]));
    }

    [Fact]
    public void JournalOfLongAgo_SaysNothingOfHowItStandsNow()
    {
        _first.Tell(Stop());
        _first.TellMandate(mandate => mandate with { Handover = new Handover(5, GroupNote.Empty) });
        _first.State.StoppedBy.ShouldBeNull();
        _first.State.Epoch.ShouldBe(5);
    }

    [Fact]
    public void SameOwnership_AfterARestartOfTheDaemon_GoesByTheJournal()
    {
        _first.Tell(Stop());
        _first.Crash();
        _first.TellMandate(mandate => mandate with { Handover = new Handover(1, GroupNote.Empty) });
        _first.State.StoppedBy.ShouldBe("ann");
    }

    [Fact]
    public void Command_WhereItIsNotOwned_IsRefused_AlsoAStop()
    {
        _first.TellMandate(mandate =>
            mandate with
            {
                Run = false,
                Cause = AgentCauses.OwnedElsewhere,
                Reason = "pc2 owns it.",
                Handover = null,
            }
        );
        _first.Tell(Stop());
        _first.Refusal.ShouldBe(
            "It is a movable group, and this node does not own it. pc2 owns it. Ask again when a node has it; pbm group why web says which may."
        );
        _first.State.StoppedBy.ShouldBeNull();
    }

    private static GroupScene Owner(long epoch, GroupNote? note)
    {
        var scene = new GroupScene(Define(GroupStrategy.AllForOne, "a", "b").Escalating());
        scene.TellMandate(mandate => mandate with { IsMovable = true, Handover = new Handover(epoch, note) });
        return scene;
    }

    private static void Quarantine(GroupScene scene)
    {
        for (var i = 0; i < 20 && scene.State.Quarantine is null; i++)
        {
            scene.Fail("a");
            scene.Settle();
            scene.Advance(TimeSpan.FromSeconds(4));
            scene.Settle();
        }

        scene.State.Quarantine.ShouldNotBeNull();
    }

    private static GroupNote Noted(GroupScene scene) =>
        GroupNotes.Of(scene.State, scene.Mandate, scene.Facts).ShouldNotBeNull().Note;

    private GroupScene Next() => Owner(2, Noted(_first));
}

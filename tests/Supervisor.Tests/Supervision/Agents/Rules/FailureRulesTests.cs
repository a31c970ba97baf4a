using Shouldly;
using Supervisor.Actors.Restarts;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

public sealed class FailureRulesTests
{
    [Fact]
    public void Failure_TheFirst_IsFollowedByARestartAtOnceInTheSameDecision()
    {
        var bench = Bench.Of(Silent).Started();
        var first = bench.State.Incarnation;
        var events = bench.Exit();
        events
            .Select(happened => happened.GetType())
            .ShouldBe([typeof(AgentExited), typeof(AgentBackedOff), typeof(AgentStartIntended)]);
        bench.State.Incarnation.ShouldNotBe(first);
        bench.Snapshot.Restarts.ShouldBe(1);
    }

    [Fact]
    public void Backoff_UntilItsDelayIsOver_SaysWhenTheNextStartIsDue()
    {
        var bench = Bench.Of(Silent);
        bench.Snapshot.StartDue.ShouldBeNull();
        bench.FailUntil(AgentPhase.Backoff);

        bench.Snapshot.StartDue.ShouldBe(bench.History.OfType<AgentBackedOff>().Last().Due);
        bench.Moment.Until(bench.Snapshot.StartDue!.Value).ShouldBeGreaterThan(TimeSpan.Zero);

        bench.After(TimeSpan.FromSeconds(30)).Passes(AgentDeadline.Backoff);
        bench.Snapshot.StartDue.ShouldBeNull();
    }

    [Fact]
    public void Failures_InARow_AreFollowedByDelaysThatDoubleToTheCap()
    {
        var bench = Bench.Of(Silent with { Restart = RestartPolicy.Default with { Max = 100 } });
        var delays = new List<double>();
        for (var i = 0; i < 11; i++)
        {
            bench.FailUntil(AgentPhase.Backoff);
            delays.Add(bench.History.OfType<AgentBackedOff>().Last().Delay.TotalMilliseconds);
            bench.After(TimeSpan.FromSeconds(30)).Passes(AgentDeadline.Backoff);
        }

        delays.ShouldBe([200, 400, 800, 1600, 3200, 6400, 12800, 25600, 30000, 30000, 30000]);
    }

    [Fact]
    public void Backoff_BeforeItsDelayIsOver_StartsNothingWhateverElseIsSaid()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Backoff);
        bench.After(TimeSpan.FromMilliseconds(199)).Passes(AgentDeadline.Backoff).ShouldBeEmpty();
        bench.Take(new NeedsChanged(Needs(areMet: true))).ShouldBeEmpty();
        bench.After(TimeSpan.FromMilliseconds(1)).Passes(AgentDeadline.Backoff);
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Failure_AfterAMinuteOfHealth_IsFollowedByARestartAtOnceAndStillCounted()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Backoff);
        bench.After(TimeSpan.FromSeconds(1)).Passes(AgentDeadline.Backoff);
        bench.Started().After(TimeSpan.FromMinutes(1)).Exit();
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.Length.ShouldBe(3);
    }

    [Fact]
    public void Failure_AfterTenRestartsInTenMinutes_QuarantinesItAlone()
    {
        var bench = Bench.Of(Silent).FailUntil(AgentPhase.Quarantined);
        bench.History.OfType<AgentBackedOff>().Count().ShouldBe(10);
        bench.Snapshot.Cause.ShouldBe(AgentCauses.RestartsExhausted);
        bench.Snapshot.Reason.ShouldBe(
            "It failed after 10 restarts within 10m 0s; the last time: it ended by itself with exit code 1."
        );
        bench.Snapshot.Failures.ShouldBe(0);
        bench.Snapshot.Escalations.ShouldBe(0);
    }

    [Fact]
    public void Failure_ElevenMinutesAfterTenOthers_IsRestarted()
    {
        var bench = Bench.Of(Silent);
        for (var i = 0; i < 30; i++)
        {
            bench.Started().After(TimeSpan.FromSeconds(61)).Exit();
            bench.Phase.ShouldBe(AgentPhase.Starting);
        }
    }

    [Fact]
    public void Failure_OfOneThatEscalates_IsLeftToItsGroupWhenNoRestartIsLeft()
    {
        var bench = Bench.Of(Silent with { OnExhausted = ExhaustedRule.Escalate }).Started();
        for (var i = 0; i < 10; i++)
        {
            bench.Exit();
            bench.After(TimeSpan.FromSeconds(30)).Passes(AgentDeadline.Backoff);
            bench.Started();
        }

        bench.Exit();
        bench.Phase.ShouldBe(AgentPhase.Backoff);
        bench.Snapshot.Cause.ShouldBe(AgentCauses.Escalated);
        bench.Snapshot.Escalations.ShouldBe(1);
        bench.After(TimeSpan.FromHours(1)).Passes(AgentDeadline.Backoff).ShouldBeEmpty("Its group decides.");
    }

    [Fact]
    public void Failure_AmongSiblingsThatFailTogether_IsLeftToTheGroupAndSpendsNothing()
    {
        var bench = Bench.Of(Silent with { FailsWithSiblings = true }).Started();
        bench.Exit();
        bench.Phase.ShouldBe(AgentPhase.Backoff);
        bench.Snapshot.Cause.ShouldBe(AgentCauses.GroupDecides);
        bench.Snapshot.Reason.ShouldBe("It ended by itself with exit code 1.");
        bench.Snapshot.Failures.ShouldBe(1);
        bench.State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void GroupsTurn_WhenTheGroupRestarts_EndsWithTheRest()
    {
        var bench = Bench.Of(Silent with { FailsWithSiblings = true }).Started();
        bench.Exit();
        bench.Order(Rest(bench.Facts.Definition, AgentCauses.GroupRestart));
        bench.Phase.ShouldBe(AgentPhase.Stopped);
        bench.Order(Run(bench.Facts.Definition!));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.Snapshot.Restarts.ShouldBe(1);
    }

    [Fact]
    public void GroupsTurn_WhenTheGroupHasNoRestartLeft_EndsInQuarantine()
    {
        var bench = Bench.Of(Silent with { FailsWithSiblings = true }).Started();
        bench.Exit();
        bench.Order(bench.Facts.Orders! with { ExhaustedThrough = 1 });
        bench.Phase.ShouldBe(AgentPhase.Quarantined);

        bench.Take(Bench.Release("a"));
        bench.Started().Exit();
        bench.Phase.ShouldBe(AgentPhase.Backoff, "The verdict was on the first failure.");
    }

    [Fact]
    public void GroupsTurn_WhoseAnswerItsJournalHasLost_EndsWhenTheGroupSaysThatItHasAnswered()
    {
        var bench = Bench.Of(Silent with { FailsWithSiblings = true }).Started();
        bench.Exit();
        bench.Order(bench.Facts.Orders! with { AnsweredEscalations = 1 });
        bench.Phase.ShouldBe(AgentPhase.Backoff, "That answer was to something else.");

        bench.Order(bench.Facts.Orders! with { AnsweredFailures = 1 });
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.Snapshot.Restarts.ShouldBe(1);

        bench.Started().Exit();
        bench.Phase.ShouldBe(AgentPhase.Backoff, "The answer was to the first failure.");
    }

    [Fact]
    public void Escalation_WhoseAnswerItsJournalHasLost_EndsWhenTheGroupSaysThatItHasAnswered()
    {
        var bench = Bench
            .Of(Silent with { OnExhausted = ExhaustedRule.Escalate, Restart = RestartPolicy.Default with { Max = 0 } })
            .Started();
        bench.Exit();
        bench.Snapshot.Cause.ShouldBe(AgentCauses.Escalated);

        bench.Order(bench.Facts.Orders! with { AnsweredFailures = 1 });
        bench.Phase.ShouldBe(AgentPhase.Backoff, "That answer was to something else.");
        bench.Order(bench.Facts.Orders! with { AnsweredEscalations = 1 });
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void GroupsTurn_WhenTheStrategyBecomesOneForOne_IsItsOwnAgain()
    {
        var bench = Bench.Of(Silent with { FailsWithSiblings = true }).Started();
        bench.Exit();
        bench.Order(Run(Silent));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.Length.ShouldBe(1);
    }

    [Fact]
    public void Escalation_WithAnOldVerdictOfTheGroup_IsNotTakenForItsFailure()
    {
        var siblings = Silent with { FailsWithSiblings = true };
        var bench = Bench.Of(siblings).Started();
        bench.Exit();
        var alone = Silent with
        {
            OnExhausted = ExhaustedRule.Escalate,
            Restart = RestartPolicy.Default with { Max = 1 },
        };
        bench.Order(Run(alone) with { ExhaustedThrough = 0 });
        bench.Started().Exit();
        bench.Order(bench.Facts.Orders! with { ExhaustedThrough = 1 });
        bench.Snapshot.Cause.ShouldBe(AgentCauses.Escalated);
    }

    [Fact]
    public void Failure_WhileANeedIsDown_WaitsForItAndSpendsNothing()
    {
        var bench = Bench.Of(Silent).Started();
        bench.Take(new NeedsChanged(Needs(areMet: false)));
        bench.Exit();
        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.Snapshot.Reason.ShouldBe(
            "It needs bank/vault, which is starting. Before: It ended by itself with exit code 1."
        );
        bench.Take(new NeedsChanged(Needs(areMet: true)));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.ShouldBeEmpty();
        bench.Snapshot.Restarts.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Budget_AcrossAStartOfTheDaemonOrTheMachine_IsNotGivenAnew(bool isOfMachine)
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Backoff);
        if (isOfMachine)
        {
            bench.Reboot("boot-2");
        }

        bench.Restart().Order(Run(Silent));
        bench.Take(new WorkloadMissing("none"));
        bench.FailUntil(AgentPhase.Quarantined);
        bench.History.OfType<AgentBackedOff>().Count().ShouldBe(10);
    }

    [Fact]
    public void Failure_WithoutAnyRestart_StopsIt()
    {
        var bench = Bench.Of(Silent with { RestartMode = RestartMode.Never }).Started();
        bench.Exit();
        bench.Phase.ShouldBe(AgentPhase.Stopped);
        bench.Snapshot.Cause.ShouldBe(AgentCauses.NotRestarted);
        bench.Restart().Order(Run(Silent with { RestartMode = RestartMode.Never })).ShouldBeEmpty();
        bench.Phase.ShouldBe(AgentPhase.Stopped);
    }

    [Fact]
    public void Start_ThatFails_IsAFailure()
    {
        var bench = Bench.Of(Silent);
        var outcome = new LaunchOutcome.Failed(new("x", "There is no such file.", "till is not there.", ""));
        bench.Take(new LaunchEnded(bench.State.Incarnation, Outcome<LaunchOutcome>(outcome)));
        bench
            .History.OfType<AgentBackedOff>()
            .ShouldHaveSingleItem()
            .Reason.ShouldBe("There is no such file. till is not there.");
    }
}

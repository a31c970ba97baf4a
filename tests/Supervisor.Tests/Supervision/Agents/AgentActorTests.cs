using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Runtimes;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents;

public sealed class AgentActorTests
{
    private readonly AgentKit _kit = new(Speaking);

    [Fact]
    public void Agent_ThatIsNew_AsksItsGroupForOrdersAndDoesNothingBefore()
    {
        _kit.Group.Take()[0]
            .ShouldSatisfyAllConditions(
                report => report.IsNew.ShouldBeTrue(),
                report => report.Snapshot.Phase.ShouldBe(AgentPhase.Waiting)
            );
        _kit.NeedsAre(areMet: true);
        _kit.Keeper.ExpectNothing();
        _kit.Orders(Run(Speaking));
        _kit.Roster.Take()
            .Where(message => message is not AgentIs)
            .Select(message => message.GetType())
            .ShouldBe([typeof(FollowNeeds), typeof(FollowDependents)]);
        _kit.Keeper.Take().ShouldHaveSingleItem().ShouldBeOfType<FollowWorkloads>().Incarnation.ShouldBe("none");
        _kit.Host.Log.ShouldBeEmpty();
    }

    [Fact]
    public void Start_IsWrittenBeforeItIsMade()
    {
        _kit.Orders(Run(Speaking));
        _kit.NeedsAre(areMet: true);
        _kit.Journal.Holds = true;
        _kit.Look();
        _kit.Host.Log.ShouldBeEmpty();
        _kit.Journal.AnswerOne();
        _kit.Actors.Run();
        _kit.Host.Starts.ShouldHaveSingleItem();
        _kit.Written.ShouldBe(["agent.start-intended"]);
        _kit.Journal.AnswerOne();
        _kit.Phase.ShouldBe(AgentPhase.Running);
    }

    [Fact]
    public void Snapshots_AreToldToRosterAndGroupWhenTheyChangeAndWithRisingVersions()
    {
        _kit.UpAndReady();
        var told = _kit.Roster.Take().OfType<AgentIs>().Select(message => message.Snapshot).ToList();
        told.Select(snapshot => snapshot.Phase)
            .Distinct()
            .ShouldBe([AgentPhase.Waiting, AgentPhase.Starting, AgentPhase.Running, AgentPhase.Ready]);
        told.Select(snapshot => snapshot.Version).ShouldBeInOrder();
        told.Select(snapshot => snapshot with { Version = 0 }).ShouldBeUnique();
        var reported = _kit.Group.Take().Where(report => !report.IsNew).Select(report => report.Snapshot);
        reported.ShouldBe(told);

        _kit.Say(new AgentWord.Heartbeat());
        _kit.Orders(Run(Speaking));
        _kit.Group.ExpectNothing();
    }

    [Fact]
    public void Exit_AmidAnAppend_WaitsAndIsNotLost()
    {
        _kit.UpAndReady();
        var first = _kit.Incarnation;
        _kit.Journal.Holds = true;
        _kit.Say(new AgentWord.NotReady("It is tired."));
        _kit.End(Exit(1));
        _kit.Written[^1].ShouldBe("agent.ready");
        _kit.Journal.Holds = false;
        _kit.Journal.AnswerOne();
        _kit.Actors.Run();
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Incarnation.ShouldNotBe(first);
        _kit.Host.Log.ShouldContain($"forget {first}");
        _kit.Host.Log.ShouldContain($"close {first}");
    }

    [Fact]
    public void Signal_IsAnsweredWhenWhatItChangesIsDurable()
    {
        _kit.Up();
        _kit.Journal.Holds = true;
        _kit.Say(Ready());
        _kit.Spoken.ExpectNothing();
        _kit.Journal.AnswerOne();
        _kit.Spoken.Expect(SignalOutcome.Taken);
        _kit.Say(new AgentWord.Heartbeat());
        _kit.Spoken.Expect([SignalOutcome.Taken]);
    }

    [Fact]
    public void Signal_OfAnOldIncarnation_IsRefusedAndRecorded()
    {
        _kit.UpAndReady();
        var first = _kit.Incarnation;
        _kit.End(Exit(1));
        _kit.Spoken.Take();
        _kit.Say(Ready(), first);
        _kit.Spoken.Take().ShouldHaveSingleItem().Code.ShouldBe(SignalCodes.OldIncarnation);
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.WrittenOf<AgentRefusedSignal>().ShouldHaveSingleItem().Claimed.ShouldBe(first);
    }

    [Fact]
    public void Signal_RefusedAmidSomethingElse_IsStillRefused()
    {
        _kit.UpAndReady();
        var first = _kit.Incarnation;
        _kit.End(Exit(1));
        _kit.End(Exit(1));
        _kit.Say(Ready(), first);
        _kit.Phase.ShouldBe(AgentPhase.Backoff);
        _kit.Spoken.Take();
        _kit.Boot.Lag = TimeSpan.FromSeconds(-1);
        _kit.Say(Ready(), first);
        _kit.Phase.ShouldBe(AgentPhase.Running, "Its delay was over when that word came.");
        _kit.Spoken.Take().ShouldHaveSingleItem().Status.ShouldBe(SignalStatus.Refused);
    }

    [Fact]
    public void Stop_IsWrittenMadeAndAnsweredAndEndsWithItsEnd()
    {
        _kit.UpAndReady();
        var incarnation = _kit.Incarnation;
        _kit.Journal.Holds = true;
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Replies.ExpectNothing();
        _kit.Host.Log.ShouldNotContain($"stop {incarnation} SIGTERM 10s");
        _kit.Journal.Holds = false;
        _kit.Journal.AnswerOne();
        _kit.Replies.Expect(CommandOutcome.Done);
        _kit.Host.Log[^1].ShouldBe($"stop {incarnation} SIGTERM 10s");
        _kit.End(Killed(15, ExitCause.Stop));
        _kit.Snapshot.Reason.ShouldBe("ann stopped it.");
        _kit.Host.Log.ShouldContain($"forget {incarnation}");

        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Replies.Expect(CommandOutcome.Done);
        _kit.WrittenOf<AgentStopOrdered>().Count().ShouldBe(1);
    }

    [Fact]
    public void Backoff_IsWaitedForByTheBootClock()
    {
        _kit.Up();
        _kit.End(Exit(1));
        _kit.End(Exit(1));
        _kit.Phase.ShouldBe(AgentPhase.Backoff);
        var left = _kit.Boot.Now.Until(_kit.Describe().State.RestartDue!.Value);
        _kit.Boot.Lag = TimeSpan.FromMilliseconds(3);
        _kit.Pass(left);
        _kit.Phase.ShouldBe(AgentPhase.Backoff);
        _kit.Pass(TimeSpan.FromMilliseconds(4));
        _kit.Phase.ShouldBe(AgentPhase.Running);
    }

    [Fact]
    public void Question_AmidAnything_ChangesNothing()
    {
        _kit.Up();
        _kit.End(Exit(1));
        _kit.End(Exit(1));
        _kit.Boot.Lag = TimeSpan.FromSeconds(-1);
        var written = _kit.Written.Count;
        _kit.Phase.ShouldBe(AgentPhase.Backoff);
        _kit.Written.Count.ShouldBe(written);
    }

    [Fact]
    public void Stray_IsStoppedAndForgottenBeforeAnythingStarts()
    {
        _kit.Host.Run("9-stray");
        _kit.Up();
        _kit.Host.Log.ShouldBe(["stop 9-stray SIGTERM 10s"]);
        _kit.Phase.ShouldBe(AgentPhase.Waiting);
        _kit.End(Killed(15, ExitCause.Stop));
        _kit.Host.Log.ShouldContain("forget 9-stray");
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Host.Alive.ShouldBe([_kit.Incarnation]);
    }

    [Fact]
    public void Stream_ThatCannotBeReplayed_IsToldAndNothingElseIsDone()
    {
        _kit.UpAndReady();
        _kit.Journal.AnswerNextRead(ReadOutcome.Damaged("Event 3 does not match its checksum."));
        _kit.Kill();
        var told = _kit.Roster.Take().ShouldHaveSingleItem().ShouldBeOfType<AgentIs>().Snapshot;
        (told.Phase, told.Cause).ShouldBe((AgentPhase.Unknown, AgentCauses.SupervisorOutOfUse));
        told.Reason.ShouldBe("Event 3 does not match its checksum.");
        _kit.Group.Take().ShouldHaveSingleItem().Snapshot.ShouldBe(told);

        _kit.Say(Ready());
        _kit.Spoken.Take().ShouldHaveSingleItem().Code.ShouldBe(SignalCodes.OutOfUse);
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Replies.Take().ShouldHaveSingleItem().Status.ShouldNotBe(CommandStatus.Done);
        _kit.Tell(new TakeOrders(Run(Speaking)));
        _kit.Group.Take().ShouldHaveSingleItem().Snapshot.Phase.ShouldBe(AgentPhase.Unknown);
        _kit.Describe().Problem.ShouldBe("Event 3 does not match its checksum.");
        _kit.Snapshot.Cause.ShouldBe(AgentCauses.SupervisorOutOfUse, "What it says itself is what it told the others.");
        _kit.Host.Alive.Count.ShouldBe(1, "What runs runs on.");
    }

    [Fact]
    public void Removed_FollowsItsDependentsToTheEnd()
    {
        _kit.UpAndReady();
        _kit.Roster.Take();
        _kit.Tell(new DependentsChanged([Dependent]));
        _kit.Tell(new TakeOrders(Rest(null, AgentCauses.Removed)));
        // Not those any more that were to stop in any case: by the new revision they may run on, without it.
        var follow = _kit.Roster.Take().OfType<FollowDependents>().ShouldHaveSingleItem();
        follow.Dependents.ShouldBe([.. Speaking.Dependents]);
        follow.ToStopInAnyCase.ShouldBeEmpty();
        _kit.Phase.ShouldBe(AgentPhase.Ready);
        _kit.Tell(new DependentsChanged([]));
        _kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void Removed_FoundAtTheStartOfTheDaemon_Ends()
    {
        _kit.UpAndReady();
        var incarnation = _kit.Incarnation;
        _kit.Kill().Tell(new TakeOrders(Rest(null, AgentCauses.Removed)));
        _kit.Host.Log[^1].ShouldBe($"stop {incarnation} SIGTERM 10s");
        _kit.Look();
        _kit.End(Killed(15, ExitCause.Stop));
        _kit.Snapshot.Cause.ShouldBe(AgentCauses.Removed);
        _kit.Host.List.ShouldBeEmpty();
    }
}

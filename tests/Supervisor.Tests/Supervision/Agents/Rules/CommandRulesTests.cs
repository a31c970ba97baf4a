using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

public sealed class CommandRulesTests
{
    [Fact]
    public void Stopped_ByAnOperator_StaysSoWhateverFleetAndDaemonDo()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Stopped);
        bench.Snapshot.Reason.ShouldBe("ann stopped it.");
        bench.Order(Rest(Silent, AgentCauses.FleetDown));
        bench.Snapshot.Cause.ShouldBe(AgentCauses.FleetDown);
        bench.Order(Run(Silent));
        bench.Snapshot.Cause.ShouldBe(AgentCauses.OperatorStop);
        bench.Restart().Order(Run(Silent with { Hash = "two" }));
        bench.Take(new WorkloadMissing("none"));
        bench.Phase.ShouldBe(AgentPhase.Stopped);
        bench.Snapshot.IsWanted.ShouldBeFalse();

        bench.Take(Bench.Start("a"));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Stopped_ByItsGroup_RunsAgainWithIt()
    {
        var bench = Bench.Of(Silent).Started();
        bench.Order(Rest(Silent));
        bench.Exit(Killed(15, ExitCause.Stop));
        bench.Phase.ShouldBe(AgentPhase.Stopped);
        bench.Snapshot.Cause.ShouldBe(AgentCauses.GroupStop);
        bench.Order(Run(Silent));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Stop_OfOneThatIsStarting_StopsWhatComesOfIt()
    {
        var bench = Bench.Of(Silent);
        bench.Take(Bench.Stop("a"));
        bench.Phase.ShouldBe(AgentPhase.Stopping);
        bench.Take(
            new LaunchEnded(
                bench.State.Incarnation,
                Outcome<LaunchOutcome>(new LaunchOutcome.There(Running(bench.State.Incarnation)))
            )
        );
        bench.Phase.ShouldBe(AgentPhase.Stopping);
        bench.Exit(Killed(15, ExitCause.Stop));
        bench.Phase.ShouldBe(AgentPhase.Stopped);
    }

    [Fact]
    public void Stop_WhileItIsStoppingForAFailure_LeavesItStopped()
    {
        var bench = Bench.Of(Speaking).Started();
        bench.Take(Says(new AgentWord.Hung()));
        bench.Take(Bench.Stop("a"));
        bench.Exit();
        bench.Phase.ShouldBe(AgentPhase.Stopped);
        bench.State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void Start_WhileItIsStopping_StartsItAfterwards()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Stopping);
        bench.Take(Bench.Start("a"));
        bench.Phase.ShouldBe(AgentPhase.Stopping);
        bench.Exit(Killed(15, ExitCause.Stop));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Start_OfWhatNeedsSomething_WaitsForIt()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Stopped);
        bench.Take(new NeedsChanged(Needs(areMet: false)));
        bench.Take(Bench.Start("a"));
        bench.Phase.ShouldBe(AgentPhase.Waiting);
        bench.Snapshot.Reason.ShouldBe("It needs bank/vault, which is starting.");
    }

    [Fact]
    public void Start_InBackoff_ComesAtOnceAndSpendsNothing()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Backoff);
        var spent = bench.State.History.Recent.Length;
        bench.Take(Bench.Start("a"));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.Length.ShouldBe(spent);
    }

    [Fact]
    public void Release_OfOneInQuarantine_GivesItAllItsRestartsAgain()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Quarantined);
        bench.Restart().Order(Run(Silent)).ShouldBeEmpty("It stays quarantined.");
        bench.Take(new WorkloadMissing("none"));
        bench.Take(Bench.Release("a"));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void Quarantine_ByADefinitionThatChanged_IsOver()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Quarantined);
        bench.Order(Run(Silent with { Hash = "two" }));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Quarantine_OfOneThatIsStoppedAndReleased_BecomesAStop()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Quarantined);
        bench.Take(Bench.Stop("a"));
        bench.Phase.ShouldBe(AgentPhase.Quarantined);
        bench.Take(Bench.Release("b"));
        bench.Phase.ShouldBe(AgentPhase.Stopped);
    }

    [Fact]
    public void Commands_ThatCannotBe_AreRefusedWithASentenceAndChangeNothing()
    {
        var unborn = new Bench();
        Refused(
            unborn,
            Bench.Start("a"),
            "Its supervisor has only just started, and does not know yet what is wanted of it: ask again."
        );
        Refused(
            unborn,
            Bench.Stop("a"),
            "Its supervisor has only just started, and does not know yet what is wanted of it: ask again."
        );

        var quarantined = Bench.Of(Silent).In(AgentPhase.Quarantined);
        Refused(
            quarantined,
            Bench.Start("a"),
            "It is quarantined, because it used up its restarts: release it, and it starts."
        );
        Refused(
            quarantined,
            Bench.RestartIt("a"),
            "It is quarantined, because it used up its restarts: release it, and it starts."
        );

        var running = Bench.Of(Silent).Started();
        Refused(running, Bench.Release("a"), "It is not quarantined.");
        running.Take(new TakeOrders(Rest(Silent)));
        Refused(
            running,
            Bench.Start("a"),
            "It is not to run, and no command to the agent alone changes that: An operator stopped the group."
        );
        running.Take(new TakeOrders(Rest(null, AgentCauses.Removed)));
        Refused(running, Bench.RestartIt("a"), "No revision has it any more: it is only here to end.");
    }

    private static void Refused(Bench bench, AgentMessage command, string reason)
    {
        bench.Take(command).ShouldBeEmpty();
        bench.Refusal.ShouldBe(reason);
    }
}

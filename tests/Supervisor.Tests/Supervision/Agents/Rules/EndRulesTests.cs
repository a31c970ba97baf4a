using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents.Rules;

public sealed class EndRulesTests
{
    [Theory]
    [InlineData(RestartMode.OnFailure, 0, AgentPhase.Completed)]
    [InlineData(RestartMode.OnFailure, 3, AgentPhase.Starting)]
    [InlineData(RestartMode.Always, 0, AgentPhase.Starting)]
    [InlineData(RestartMode.Always, 3, AgentPhase.Starting)]
    [InlineData(RestartMode.UnlessStopped, 0, AgentPhase.Starting)]
    [InlineData(RestartMode.UnlessStopped, 3, AgentPhase.Starting)]
    [InlineData(RestartMode.Never, 0, AgentPhase.Completed)]
    [InlineData(RestartMode.Never, 3, AgentPhase.Stopped)]
    public void Exit_ByTheModeOfRestarting_LeadsOn(RestartMode mode, int code, AgentPhase next)
    {
        var bench = Bench.Of(Silent with { RestartMode = mode }).Started();
        bench.Exit(Exit(code));
        bench.Phase.ShouldBe(next);
        bench.State.LastExit.ShouldBe(Exit(code));
    }

    public static TheoryData<WorkloadExit, string, string> Ends =>
        new()
        {
            { Exit(3), AgentCauses.Exited, "It ended by itself with exit code 3." },
            { Killed(11), AgentCauses.Signalled, "It was ended by signal 11 (SIGSEGV)." },
            {
                Killed(9) with
                {
                    OutOfMemory = true,
                },
                AgentCauses.OutOfMemory,
                "The kernel killed it, because it took more memory than its limit."
            },
            {
                WorkloadExit.Unknown(ExitCause.Itself),
                AgentCauses.ExitUnknown,
                "It is gone, and nobody was there to see how: its guard had been replaced, or has lost sight of it."
            },
        };

    [Theory]
    [MemberData(nameof(Ends))]
    public void End_ByItself_IsAFailureWithItsCause(WorkloadExit exit, string cause, string reason)
    {
        var bench = Bench.Of(Silent).Started();
        bench.Exit(exit);
        var failure = bench.History.OfType<AgentBackedOff>().ShouldHaveSingleItem();
        (failure.Cause, failure.Reason).ShouldBe((cause, reason));
    }

    [Fact]
    public void Exit_ByAStopThatNobodyHadWritten_IsNeitherCompletedNorAFailure()
    {
        var bench = Bench.Of(Silent).Started();
        var first = bench.State.Incarnation;
        bench.Exit(Exit(0) with { Cause = ExitCause.Stop });
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.Incarnation.ShouldNotBe(first);
        bench.State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void End_ByARestartOfTheMachine_SpendsNothing()
    {
        var bench = Bench.Of(Silent).Started();
        bench.Exit(Killed(9, ExitCause.Reboot));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void Missing_AfterARestartOfTheMachine_IsTakenForEndedByIt()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Reboot("boot-2");
        bench.Restart().Order(Run(Silent));
        bench.Take(new WorkloadMissing(bench.State.Incarnation));
        bench.State.LastExit!.Cause.ShouldBe(ExitCause.Reboot);
        bench.State.History.Recent.ShouldBeEmpty();
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Missing_OfWhatRan_IsAnEndOfWhichNobodyKnows()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Ready);
        bench.Take(new WorkloadMissing(bench.State.Incarnation));
        bench.State.LastExit.ShouldBe(WorkloadExit.Unknown(ExitCause.Itself));
        bench.State.History.Recent.Length.ShouldBe(1);
    }

    [Fact]
    public void End_OfWhatWasToldToEnd_IsNoFailure()
    {
        var bench = Bench.Of(Silent).Started();
        bench.Take(Bench.RestartIt("a"));
        bench.Exit(Exit(0));
        bench.Phase.ShouldBe(AgentPhase.Starting);
        bench.State.History.Recent.ShouldBeEmpty();
        bench.Snapshot.Restarts.ShouldBe(0);
    }

    [Fact]
    public void End_OfWhatWasToldToEndForAFailure_SpendsARestart()
    {
        var bench = Bench.Of(Speaking).Started();
        bench.Take(Says(new AgentWord.Hung()));
        bench.Exit(Exit(0));
        bench.History.OfType<AgentBackedOff>().ShouldHaveSingleItem().Cause.ShouldBe(AgentCauses.SaidHung);
    }

    [Fact]
    public void Completed_WhenTheDaemonStartsAnew_StaysSo()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Completed);
        bench.Restart().Order(Run(Silent)).ShouldBeEmpty();
        bench.Snapshot.Satisfies.ShouldBeTrue();
    }

    [Fact]
    public void Completed_ByAnotherDefinition_RunsAgain()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Completed);
        bench.Order(Run(Silent with { Hash = "two" }));
        bench.Phase.ShouldBe(AgentPhase.Starting);
    }

    [Fact]
    public void Exit_ToldTwice_CountsOnce()
    {
        var bench = Bench.Of(Silent).In(AgentPhase.Completed);
        bench.Exit(Exit(0)).ShouldBeEmpty();
        bench.Take(new WorkloadMissing(bench.State.Incarnation)).ShouldBeEmpty();
    }
}

using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Runtimes;
using Supervisor.TestKit.Actors;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents;

public sealed class AgentConductTests
{
    private readonly AgentKit _kit = new(Speaking);

    [Fact]
    public void Start_InDoubt_HasTheKeeperLookAndIsFound()
    {
        _kit.Host.AnswerNextStart(new LaunchOutcome.Unknown(Error("no answer")), starts: true);
        _kit.Up();
        _kit.Phase.ShouldBe(AgentPhase.Unknown);
        _kit.Pass(TimeSpan.Zero);
        _kit.Look();
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Host.Starts.Count().ShouldBe(1);
    }

    [Fact]
    public void Start_InDoubtThatCameToNothing_IsMadeAgainByAnotherName()
    {
        _kit.Host.AnswerNextStart(new LaunchOutcome.Unknown(Error("no answer")), starts: false);
        _kit.Up();
        _kit.Pass(TimeSpan.Zero);
        _kit.Look();
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Host.Starts.Count().ShouldBe(2);
        _kit.Host.Starts.ShouldBeUnique();
    }

    [Fact]
    public void Start_ThatHangs_BlocksItsLaneUntilSomebodyHasLooked()
    {
        _kit.Host.HangNextStart(new TaskCompletionSource<LaunchOutcome>());
        _kit.Up();
        _kit.Pass(TimeSpan.FromMinutes(10));
        _kit.Phase.ShouldBe(AgentPhase.Unknown);
        _kit.Look();
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.WrittenOf<AgentStartIntended>().Count().ShouldBe(2);
        _kit.Host.Alive.ShouldBe([_kit.Incarnation]);
    }

    [Fact]
    public void List_OfBeforeAStartThatIsUnderWay_SaysNothingOfIt()
    {
        _kit.Host.HangNextStart(new TaskCompletionSource<LaunchOutcome>());
        _kit.Up();
        var incarnation = _kit.Incarnation;
        _kit.Orders(Run(Speaking) with { Hold = AgentCauses.Frozen });

        _kit.Tell(new WorkloadMissing(incarnation));

        _kit.Phase.ShouldBe(AgentPhase.Starting);
        _kit.Incarnation.ShouldBe(incarnation);
        _kit.Host.Starts.Count().ShouldBe(1);
    }

    [Fact]
    public void Start_OfADaemonThatDiedAmidIt_IsWaitedForBeforeTheLook()
    {
        _kit.Keeper.Take();
        var other = new TaskCompletionSource<int>();
        _ = _kit.Lanes.RunAsync("shop/till", TimeSpan.FromMinutes(1), () => other.Task);
        _kit.Orders(Run(Speaking));
        _kit.Keeper.ExpectNothing();
        other.SetResult(1);
        _kit.Keeper.Take().ShouldHaveSingleItem().ShouldBeOfType<FollowWorkloads>();
    }

    [Fact]
    public void Lane_ThatIsBlockedByOneWhoIsGone_IsFreedByTheLook()
    {
        _ = _kit.Lanes.RunAsync("shop/till", TimeSpan.FromSeconds(1), () => new TaskCompletionSource<int>().Task);
        _kit.Pass(TimeSpan.FromSeconds(1));
        _kit.Up();
        _kit.Phase.ShouldBe(AgentPhase.Running);
    }

    [Fact]
    public void Start_ThatIsStoppedWhileItWaitsForItsTurn_IsNotMade()
    {
        var (one, two) = (new TaskCompletionSource<int>(), new TaskCompletionSource<int>());
        _ = _kit.Gate.RunAsync(() => one.Task);
        _ = _kit.Gate.RunAsync(() => two.Task);
        _kit.Up();
        _kit.Phase.ShouldBe(AgentPhase.Starting);
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Phase.ShouldBe(AgentPhase.Stopping);
        one.SetResult(1);
        _kit.Actors.Run();
        _kit.Phase.ShouldBe(AgentPhase.Stopped);
        _kit.Host.Starts.ShouldBeEmpty();
    }

    [Fact]
    public void Start_InDoubtWhileAnEarlierLookIsStillToCome_IsLookedForByThatOne()
    {
        _kit.UpAndReady();
        _kit.Host.AnswerNextStop(new StopOutcome.Unknown(Error("no answer")));
        _kit.Host.AnswerNextStart(new LaunchOutcome.Unknown(Error("no answer")), starts: false);
        _kit.Command(commands => commands.Restart("restart-1"));
        _kit.End(Killed(15, ExitCause.Stop));
        _kit.Phase.ShouldBe(AgentPhase.Unknown);
        _kit.Keeper.Take();

        _kit.Pass(TimeSpan.FromMinutes(1));

        _kit.Keeper.Take().OfType<LookAgain>().ShouldHaveSingleItem().Incarnation.ShouldBe(_kit.Incarnation);
    }

    [Fact]
    public void Start_ThatIsStoppedWhileItWaitsForItsTurn_AndHasOthersToWaitFor_IsNotMade()
    {
        var turn = WaitForTurn();
        _kit.Tell(new DependentsChanged([Dependent]));
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Phase.ShouldBe(AgentPhase.Starting);

        turn.SetResult(1);
        _kit.Actors.Run();

        _kit.Phase.ShouldBe(AgentPhase.Stopped);
        _kit.Host.Starts.ShouldBeEmpty();
        _kit.Describe().State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void Start_WhoseTurnComesWithinAFreeze_IsHeldBackAndSpendsNothing()
    {
        var turn = WaitForTurn();
        Freeze();
        turn.SetResult(1);
        _kit.Actors.Run();

        (_kit.Phase, _kit.Snapshot.Cause).ShouldBe((AgentPhase.Waiting, AgentCauses.Frozen));
        _kit.Host.Starts.ShouldBeEmpty();

        _kit.Orders(Run(Speaking));
        _kit.NeedsAre(areMet: true);
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Host.Starts.ShouldHaveSingleItem();
        _kit.Describe().State.History.Recent.ShouldBeEmpty();
    }

    [Fact]
    public void Start_ThawedBeforeItsTurn_IsMade()
    {
        var turn = WaitForTurn();
        var incarnation = _kit.Incarnation;
        Freeze();
        _kit.Orders(Run(Speaking));
        turn.SetResult(1);
        _kit.Actors.Run();

        _kit.Host.Starts.ShouldHaveSingleItem().ShouldBe($"start {incarnation}");
    }

    [Fact]
    public void Start_OrderedWithinAFreezeWhileItWaitsForItsTurn_IsMade()
    {
        var turn = WaitForTurn();
        var incarnation = _kit.Incarnation;
        Freeze();
        _kit.Command(commands => commands.Start("start-1"));
        turn.SetResult(1);
        _kit.Actors.Run();

        _kit.Host.Starts.ShouldHaveSingleItem().ShouldBe($"start {incarnation}");
    }

    [Fact]
    public void Start_ThatHasBegunWhenAFreezeComes_GoesOn()
    {
        _kit.Up();
        Freeze();

        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Host.Starts.ShouldHaveSingleItem();
    }

    [Fact]
    public void Start_ThatWaitedForItsTurnUntilItWasTakenForLost_DoesNotComeAfterAll()
    {
        var (one, two) = (new TaskCompletionSource<int>(), new TaskCompletionSource<int>());
        _ = _kit.Gate.RunAsync(() => one.Task);
        _ = _kit.Gate.RunAsync(() => two.Task);
        _kit.Up();
        _kit.Pass(TimeSpan.FromMinutes(10));
        _kit.Look();
        one.SetResult(1);
        two.SetResult(1);
        _kit.Actors.Run();
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Host.Starts.ShouldHaveSingleItem().ShouldBe($"start {_kit.Incarnation}");
    }

    [Fact]
    public void Stop_WhoseEndIsNoNews_KillsAndLooks()
    {
        _kit.UpAndReady();
        var incarnation = _kit.Incarnation;
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Pass(TimeSpan.FromSeconds(19));
        _kit.Host.Log.ShouldNotContain($"kill {incarnation}");
        _kit.Pass(TimeSpan.FromSeconds(1));
        _kit.Host.Log[^1].ShouldBe($"kill {incarnation}");
        _kit.Host.End(incarnation, Killed(9, ExitCause.Stop));
        _kit.Look();
        _kit.Phase.ShouldBe(AgentPhase.Stopped);
    }

    [Fact]
    public void Stop_ThatDoesNotEnd_IsKilledAgainAndAgain()
    {
        _kit.UpAndReady();
        var incarnation = _kit.Incarnation;
        _kit.Command(commands => commands.Stop("stop-1"));
        for (var i = 0; i < 6; i++)
        {
            _kit.Pass(TimeSpan.FromSeconds(10));
            _kit.Look();
        }

        _kit.Host.Log.Count(line => line == $"kill {incarnation}").ShouldBe(5);
    }

    [Fact]
    public void Stop_InDoubt_IsMadeAgainMoreAndMoreSlowly()
    {
        _kit.UpAndReady();
        for (var i = 0; i < 6; i++)
        {
            _kit.Host.AnswerNextStop(new StopOutcome.Unknown(Error("no answer")));
        }

        _kit.Command(commands => commands.Stop("stop-1"));
        for (var i = 0; i < 50; i++)
        {
            _kit.Pass(TimeSpan.FromMilliseconds(20));
            _kit.Look();
        }

        _kit.Host.Log.Count(line => line.StartsWith("stop", StringComparison.Ordinal)).ShouldBeInRange(3, 5);
        for (var i = 0; i < 50; i++)
        {
            _kit.Pass(TimeSpan.FromMilliseconds(200));
            _kit.Look();
        }

        _kit.End(Killed(15, ExitCause.Stop));
        _kit.Phase.ShouldBe(AgentPhase.Stopped);
    }

    [Fact]
    public void Stop_OfWhatIsGone_EndsByTheLook()
    {
        _kit.UpAndReady();
        _kit.Host.Lose(_kit.Incarnation);
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Pass(TimeSpan.Zero);
        _kit.Look();
        _kit.Phase.ShouldBe(AgentPhase.Stopped);
    }

    [Fact]
    public void Stray_ThatDoesNotEnd_IsKilled()
    {
        _kit.UpAndReady();
        _kit.Tell(new WorkloadSeen(_kit.Host.Run("0-stray")));
        _kit.Pass(TimeSpan.FromSeconds(20));
        _kit.Host.Log[^1].ShouldBe("kill 0-stray");
        _kit.Phase.ShouldBe(AgentPhase.Ready, "That is none of its business.");
    }

    [Fact]
    public void Stop_BesideAStrayThatIsLongOverdue_HasItsWholeGrace()
    {
        _kit.UpAndReady();
        _kit.Tell(new WorkloadSeen(_kit.Host.Run("0-stray")));
        _kit.Pass(TimeSpan.FromSeconds(15));
        _kit.Tell(new WorkloadSeen(_kit.Host.End("0-stray", Exit(0))));
        var incarnation = _kit.Incarnation;
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Pass(TimeSpan.FromSeconds(19));
        _kit.Host.Log.ShouldNotContain($"kill {incarnation}");
    }

    [Fact]
    public void Stop_ByARevisionThatChangedItsSignal_GoesByTheNewOne()
    {
        _kit.UpAndReady();
        _kit.Orders(Run(Speaking with { Stop = new("SIGINT", TimeSpan.FromSeconds(3)) }));
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.Host.Log[^1].ShouldBe($"stop {_kit.Incarnation} SIGINT 3s");
    }

    [Fact]
    public void Agent_ThatIsInNoRevisionAnyMore_LeavesNothingOnceItHasEnded()
    {
        _kit.UpAndReady();
        var incarnation = _kit.Incarnation;
        _kit.Orders(Rest(null, AgentCauses.Removed));
        _kit.Phase.ShouldBe(AgentPhase.Stopping);
        _kit.Host.Log.ShouldNotContain($"remove {incarnation}");

        _kit.End(Killed(15, ExitCause.Stop));

        _kit.Phase.ShouldBe(AgentPhase.Stopped);
        _kit.Host.Log.Count(line => line == $"remove {incarnation}").ShouldBe(1);
        // By either runtime.
        _kit.Host.Log.Count(line => line == $"remove workload {incarnation}").ShouldBe(2);
    }

    [Fact]
    public void Agent_ThatBecomesOneOfAContainer_EndsAsAProcessBeforeItIsLookedForThere()
    {
        _kit.UpAndReady();
        _kit.Orders(Run(Within with { Hash = "two" }));
        _kit.Tell(Container(runs: true));
        _kit.Phase.ShouldBe(AgentPhase.Stopping);
        var incarnation = _kit.Incarnation;
        AskedAbout(_kit.ContainerKeeper).ShouldBe("none");
        _kit.Keeper.Take();

        _kit.End(Killed(15, ExitCause.Stop));

        AskedAbout(_kit.Keeper).ShouldBe("none");
        AskedAbout(_kit.ContainerKeeper).ShouldBe(incarnation);
        _kit.Snapshot.Cause.ShouldBe(AgentCauses.RuntimeUnreachable);
        _kit.Tell(new RuntimeChanged("The guard is gone."));
        _kit.Tell(new WorkloadMissing(incarnation) { Kind = RuntimeKind.Containers });
        _kit.Phase.ShouldBe(AgentPhase.Running);
    }

    [Fact]
    public void Agent_ThatBecomesOneOfAContainer_IsNotStartedBeforeTheGuardHasBeenLookedAtAgain()
    {
        var incarnation = BecomeOneOfAContainer();
        _kit.Tell(new WorkloadMissing(incarnation) { Kind = RuntimeKind.Containers });
        _kit.Phase.ShouldBe(AgentPhase.Waiting);

        _kit.Tell(new WorkloadMissing("none"));

        _kit.Phase.ShouldBe(AgentPhase.Running);
    }

    [Fact]
    public void Agent_OfAContainerThatStillRunsAsAProcess_IsNotStartedBesideIt()
    {
        var incarnation = BecomeOneOfAContainer();
        _kit.Tell(new WorkloadSeen(_kit.Host.Run("0-late")));
        _kit.Tell(new WorkloadMissing("none"));
        _kit.Tell(new WorkloadMissing(incarnation) { Kind = RuntimeKind.Containers });
        _kit.Snapshot.Cause.ShouldBe(AgentCauses.StrayRuns);
        _kit.WrittenOf<AgentStrayFound>().ShouldHaveSingleItem().Incarnation.ShouldBe("0-late");
        _kit.Host.Log.ShouldContain("stop 0-late SIGTERM 10s");

        _kit.Tell(new WorkloadSeen(_kit.Host.End("0-late", Killed(15, ExitCause.Stop))));

        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Host.Log.ShouldContain("forget 0-late");
    }

    [Fact]
    public void Process_WhoseFormerContainerIsStartedByHand_RunsOnAndTheContainerIsEnded()
    {
        _kit.UpAndReady();
        var byHand = new WorkloadSeen(_kit.Host.Run("by-hand-1")) { Kind = RuntimeKind.Containers };

        _kit.Tell(byHand);
        _kit.Host.Log[^1].ShouldBe("stop by-hand-1 SIGTERM 10s");
        _kit.Pass(TimeSpan.FromSeconds(20));
        _kit.Host.Log[^1].ShouldBe("kill by-hand-1");

        _kit.Phase.ShouldBe(AgentPhase.Ready);
    }

    [Fact]
    public void Process_BesideAnEngineThatHangs_IsStoppedAllTheSame()
    {
        _kit.UpAndReady();
        _kit.Host.HangNextStop(new TaskCompletionSource<StopOutcome>());
        _kit.Tell(new WorkloadSeen(_kit.Host.Run("by-hand-1")) { Kind = RuntimeKind.Containers });
        var incarnation = _kit.Incarnation;

        _kit.Command(commands => commands.Stop("stop-1"));

        _kit.Host.Log[^1].ShouldBe($"stop {incarnation} SIGTERM 10s");
    }

    [Fact]
    public void Agent_ThatBecomesOneOfAContainer_HasWhatItRanByBeforeClearAway()
    {
        _kit.UpAndReady();
        var incarnation = _kit.Incarnation;
        _kit.Orders(Run(Within with { Hash = "two" }));
        _kit.Tell(Container(runs: true));
        _kit.Host.Log.ShouldNotContain($"remove workload {incarnation}");

        _kit.End(Killed(15, ExitCause.Stop));

        _kit.Host.Log.ShouldContain($"remove workload {incarnation}");
    }

    [Fact]
    public void Agent_ThatIsStopped_KeepsWhatWasMadeForIt()
    {
        _kit.UpAndReady();
        _kit.Command(commands => commands.Stop("stop-1"));
        _kit.End(Killed(15, ExitCause.Stop));

        _kit.Phase.ShouldBe(AgentPhase.Stopped);
        _kit.Host.Log.ShouldNotContain(line => line.StartsWith("remove", StringComparison.Ordinal));
    }

    [Fact]
    public void Agent_ThatEndedForGoodBeforeACrash_IsClearedAwayAfterIt()
    {
        _kit.UpAndReady();
        var incarnation = _kit.Incarnation;
        _kit.Orders(Rest(null, AgentCauses.Removed));
        _kit.End(Killed(15, ExitCause.Stop));
        var before = _kit.Host.Log.Count;

        _kit.Kill();
        _kit.Orders(Rest(null, AgentCauses.Removed));
        _kit.Tell(new WorkloadMissing(incarnation));

        _kit.Host.Log.Skip(before).ShouldContain($"remove {incarnation}");
    }

    [Fact]
    public void Agent_OfWhichNoStartIsWrittenDown_LeavesNothingEither()
    {
        // The daemon before could write nothing down, started it from memory, and has left its container.
        _kit.Orders(Rest(null, AgentCauses.Removed));
        _kit.Host.Log.ShouldBeEmpty("nobody has said yet what there is");

        _kit.Tell(new WorkloadMissing("none"));

        _kit.Incarnation.ShouldBeEmpty();
        _kit.Host.Log.Count(line => line == "remove workload ").ShouldBe(2, "by either runtime");
        _kit.Host.Log.ShouldContain("remove ");
    }

    [Fact]
    public void Agent_ThatIsInNoRevisionAnyMore_IsNotClearedAwayBeforeItIsKnownWhatRuns()
    {
        _kit.Orders(Rest(Speaking, AgentCauses.GroupStop));
        _kit.Tell(new WorkloadMissing("none"));
        _kit.Kill();
        _kit.Orders(Rest(null, AgentCauses.Removed));
        _kit.Phase.ShouldBe(AgentPhase.Stopped);
        _kit.Snapshot.MayRun.ShouldBeTrue();

        // The daemon before could write nothing down, and started it from memory.
        var stray = new WorkloadId(Address, "7-stray");
        _kit.Tell(new WorkloadSeen(new Workload(stray, null, null, [])));
        _kit.Host.Log[^1].ShouldStartWith("stop 7-stray");

        _kit.Snapshot.MayRun.ShouldBeTrue("nobody has said yet that there is nothing else");

        _kit.Tell(new WorkloadMissing("none"));
        _kit.Snapshot.MayRun.ShouldBeFalse();
        _kit.Tell(new RuntimeChanged("The guard is gone."));
        _kit.Snapshot.MayRun.ShouldBeTrue();
    }

    /// <returns>Its last incarnation as a process, which has ended.</returns>
    private string BecomeOneOfAContainer()
    {
        _kit.UpAndReady();
        var incarnation = _kit.Incarnation;
        _kit.Orders(Run(Within with { Hash = "two" }));
        _kit.Tell(Container(runs: true));
        _kit.End(Killed(15, ExitCause.Stop));
        return incarnation;
    }

    private static string AskedAbout(TestProbe<KeeperMessage> keeper) =>
        keeper.Take()[^1].ShouldBeOfType<FollowWorkloads>().Incarnation;

    /// <summary>Its start is decided, and two others are made first.</summary>
    /// <returns>Ends one of those.</returns>
    private TaskCompletionSource<int> WaitForTurn()
    {
        var (one, two) = (new TaskCompletionSource<int>(), new TaskCompletionSource<int>());
        _ = _kit.Gate.RunAsync(() => one.Task);
        _ = _kit.Gate.RunAsync(() => two.Task);
        _kit.Up();
        _kit.Phase.ShouldBe(AgentPhase.Starting);
        return one;
    }

    private void Freeze() => _kit.Orders(Run(Speaking) with { Hold = AgentCauses.Frozen });
}

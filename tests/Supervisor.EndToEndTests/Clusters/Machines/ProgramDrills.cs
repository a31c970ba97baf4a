using System.Diagnostics;
using Shouldly;
using Supervisor.EndToEndTests.Drills;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Drills;
using Supervisor.TestKit.Machines.Clusters;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>Daemon and guard of one machine of a cluster end, stand still, or have a clock that is stepped.</summary>
[Collection(MachineCollection.Name)]
public sealed class ProgramDrills(ITestOutputHelper output)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Drill("cluster")]
    public async Task Daemon_ThatIsKilled_LosesWhatMayMove_AndNothingThatIsPinned()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var victim = trial.Cluster.Machines[1];
        var (stay, roam) = (MachineCluster.Pinned(victim), MachineCluster.Movable(victim));

        var began = trial.Do($"the daemon of {victim.Name} is killed", () => victim.Daemon.Signal("KILL"));
        await trial.IsDownAsync(victim, began);
        await trial.RunsAnewAsync(roam, began);
        began = trial.Do("it is started again", () => { });
        await victim.Daemon.StartAsync();
        await trial.IsUpAsync(victim, began);
        await trial.LivesOnAsync(stay, began);

        trial.Holds((roam, 2));
    }

    [Drill("cluster")]
    public async Task Daemon_ThatStandsStill_LosesWhatMayMove_AndNothingThatIsPinned()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var victim = trial.Cluster.Machines[1];
        var (stay, roam) = (MachineCluster.Pinned(victim), MachineCluster.Movable(victim));

        var began = trial.Do($"the daemon of {victim.Name} stands still", () => victim.Daemon.Signal("STOP"));
        await trial.IsDownAsync(victim, began);
        await trial.RunsAnewAsync(roam, began);
        began = trial.Do("it goes on", () => victim.Daemon.Signal("CONT"));
        await trial.IsUpAsync(victim, began);
        await trial.LivesOnAsync(stay, began);

        trial.Holds((roam, 2));
    }

    [Drill("cluster")]
    public async Task Guard_ThatIsKilled_IsFollowedByAnother_AndNothingIsDisturbed()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var victim = trial.Cluster.Machines[1];

        var guard = victim.Daemon.Guard();
        var began = trial.Do($"the guard of {victim.Name} is killed", () => Posix.Signal(guard, Posix.SigKill));
        await Until.HoldsAsync(
            () => Task.FromResult(MachineProcesses.Guards(victim.Daemon.Data) is [var next] && next != guard),
            "there is another guard"
        );
        trial.Say("  there is another", began, Stopwatch.GetTimestamp());
        // Longer than any leash was that the last one held.
        await Task.Delay(TimeSpan.FromSeconds(10));

        await trial.AllLiveOnAsync(began);
        trial.Holds();
    }

    [Drill("cluster")]
    public async Task Guard_ThatStandsStill_KeepsWhatMayMoveFromNobody_ButMayEndItWhenItGoesOn()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var victim = trial.Cluster.Machines[1];
        var roam = MachineCluster.Movable(victim);

        var guard = victim.Daemon.Guard();
        trial.Do($"the guard of {victim.Name} stands still for 20 s", () => Posix.Signal(guard, Posix.SigStop));
        await Task.Delay(TimeSpan.FromSeconds(20));
        var began = trial.Do("it goes on", () => Posix.Signal(guard, Posix.SigCont));
        await Task.Delay(TimeSpan.FromSeconds(10));
        await trial.AllLiveOnAsync(began);

        trial.SayLivesOf(roam, began);
        trial.Holds((roam, 2));
    }

    [Drill("cluster")]
    public async Task DaemonAndGuard_ThatAreKilled_AreFollowedByOthersThatDisturbNothing()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var victim = trial.Cluster.Machines[1];
        var roam = MachineCluster.Movable(victim);

        var guard = victim.Daemon.Guard();
        var began = trial.Do(
            $"daemon and guard of {victim.Name} are killed, and the daemon is started again",
            () => { }
        );
        victim.Daemon.Signal("KILL");
        Posix.Signal(guard, Posix.SigKill);
        await victim.Daemon.StartAsync();
        trial.Say("  the daemon is ready", began, Stopwatch.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(10));
        await trial.AllLiveOnAsync(began);

        // One more where the start took longer than the group's right held.
        trial.Holds((roam, 2));
        trial.SayLivesOf(roam, began);
    }

    /// <summary>As an upgrade does it: what may move has a claim that is long enough.</summary>
    [Drill("cluster")]
    public async Task Daemon_ThatIsStoppedInOrder_AndStartedAgain_DisturbsNothing()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var victim = trial.Cluster.Machines[1];

        var began = trial.Do($"the daemon of {victim.Name} is stopped in order, and started again", () => { });
        await victim.Daemon.EndAsync("TERM");
        trial.Say("  it has ended", began, Stopwatch.GetTimestamp());
        await victim.Daemon.StartAsync();
        trial.Say("  the next is ready", began, Stopwatch.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(10));

        await trial.AllLiveOnAsync(began);
        trial.Holds();
    }

    [Drill("cluster")]
    public async Task DaemonAndGuard_ThatStandStillForAMoment_DisturbNothing()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var victim = trial.Cluster.Machines[1];

        var guard = victim.Daemon.Guard();
        var began = trial.Do(
            $"daemon and guard of {victim.Name} stand still for 1 s",
            () => victim.Daemon.Signal("STOP")
        );
        Posix.Signal(guard, Posix.SigStop);
        await Task.Delay(TimeSpan.FromSeconds(1));
        victim.Daemon.Signal("CONT");
        Posix.Signal(guard, Posix.SigCont);
        await Task.Delay(TimeSpan.FromSeconds(10));

        await trial.AllLiveOnAsync(began);
        trial.Holds();
    }

    [Drill("cluster")]
    public async Task Clock_OfOneMachine_ThatIsSteppedBackAndForth_MovesNothing()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var victim = trial.Cluster.Machines[1];
        var clock = SteppedClock.Create($"{victim.Daemon.Data}.clock");
        await victim.Daemon.EndAsync("KILL");
        foreach (var (name, value) in clock.Variables)
        {
            victim.Daemon.Variables[name] = value;
        }

        await victim.Daemon.StartAsync();
        // A daemon starts slowly under such a clock: by then its group may have lost its right, and been started again.
        await Task.Delay(TimeSpan.FromSeconds(8));
        await trial.AllLiveOnAsync(Stopwatch.GetTimestamp());
        var roam = MachineCluster.Movable(victim);
        var births = trial.Recorder.LivesOf(roam).Count;
        foreach (var offset in (TimeSpan[])[Hour, -Hour, 24 * Hour, -24 * Hour, 24_000 * Hour, -240_000 * Hour])
        {
            var began = trial.Do($"the clock of {victim.Name} is off by {offset}", () => clock.Set(offset));
            await Task.Delay(TimeSpan.FromSeconds(8));
            await trial.AllLiveOnAsync(began);
            var lives = trial.Recorder.LivesOf(roam);
            lives.Count.ShouldBe(births, $"off by {offset}: {string.Join("; ", lives)}");
        }

        trial.Holds((roam, births));
    }
}

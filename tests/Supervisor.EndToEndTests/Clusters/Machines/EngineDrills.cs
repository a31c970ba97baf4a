using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Drills;
using Supervisor.TestKit.Machines.Clusters;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>Machines with an engine each, whose containers may move; and engines that do not do what they are told, or do it too late.</summary>
[Collection(MachineCollection.Name)]
public sealed class EngineDrills(ITestOutputHelper output)
{
    [Drill("cluster")]
    public async Task Container_OfAMachineWithoutPower_RunsElsewhere_AndWhatIsPinnedComesBackWithThePower()
    {
        await using var trial = await FaultTrial.StartAsync(output, MachineSetup.WithEngines);
        var home = trial.Cluster.Machines[1];

        var began = trial.Do($"{home.Name} has no power", home.CutPower);
        await trial.IsDownAsync(home, began);
        await trial.RunsAnewAsync(MachineCluster.Crate, began);
        began = trial.Do("it has power again", () => { });
        await trial.Cluster.GivePowerAsync(home);
        await trial.RunsAnewAsync(MachineCluster.Box(home), began);

        trial.Holds(
            (MachineCluster.Crate, 2),
            (MachineCluster.Box(home), 2),
            (MachineCluster.Pinned(home), 2),
            (MachineCluster.Movable(home), 2)
        );
    }

    [Drill("cluster")]
    public async Task Container_OnAMachineThatIsCutOff_EndsInTime_AlthoughItsEngineStandsStill()
    {
        await using var trial = await FaultTrial.StartAsync(output, MachineSetup.WithEngines);
        var home = trial.Cluster.Machines[1];

        var began = trial.Do($"the engine of {home.Name} stands still, and it is cut off", home.Engine!.Freeze);
        home.Machine.Isolate();
        await trial.RunsAnewAsync(MachineCluster.Crate, began);
        began = trial.Do("the engine goes on, and it is heard", home.Engine.Thaw);
        home.Machine.Heal();
        await trial.IsUpAsync(home, began);
        await trial.LivesOnAsync(MachineCluster.Box(home), began);

        trial.Holds((MachineCluster.Crate, 2), (MachineCluster.Movable(home), 2));
    }

    [Drill("cluster")]
    public async Task Engine_ThatIsKilled_AndStartedAgain_MovesNothing()
    {
        await using var trial = await FaultTrial.StartAsync(output, MachineSetup.WithEngines);
        var home = trial.Cluster.Machines[1];

        var began = trial.Do($"the engine of {home.Name} is killed", () => { });
        await home.Engine!.KillAsync();
        await home.Engine.StartAsync();
        await trial.RunsAnewAsync(MachineCluster.Crate, began);
        await trial.RunsAnewAsync(MachineCluster.Box(home), began);

        trial.Recorder.LivesOf(MachineCluster.Crate).ShouldAllBe(life => life.Node == home.Name);
        trial.Holds((MachineCluster.Crate, 3), (MachineCluster.Box(home), 3));
    }

    /// <summary>It has the right to start when it asks the engine to, and has it no more when the engine does.</summary>
    [Drill("cluster")]
    public async Task Start_ThatHangsInTheEngine_UntilAnotherHasTakenTheGroup_IsEndedByTheGuard()
    {
        await using var trial = await FaultTrial.StartAsync(output, MachineSetup.WithEngines);
        var home = trial.Cluster.Machines[1];
        var others = trial.Cluster.OthersThan(home);
        foreach (var machine in others)
        {
            machine.Engine!.HoldStarts();
        }

        var began = trial.Do($"the daemon of {home.Name} is killed", () => home.Daemon.Signal("KILL"));
        var taker = await TakerAsync(others);
        var last = others.Single(machine => machine != taker);
        trial.Do(
            $"the engine of {taker.Name} does not come to start it, and {taker.Name} is cut off",
            taker.Machine.Isolate
        );
        last.Engine!.ReleaseStarts();
        var life = await trial.RunsAnewAsync(MachineCluster.Crate, began);
        life.Node.ShouldBe(last.Name);

        began = trial.Do($"the engine of {taker.Name} comes to start it", taker.Engine!.ReleaseStarts);
        await Task.Delay(TimeSpan.FromSeconds(10));
        taker.Machine.Heal();
        await trial.LivesOnAsync(MachineCluster.Crate, began);
        trial.HoldsAfterAFreeze(
            (MachineCluster.Crate, 3),
            (MachineCluster.Movable(home), 2),
            (MachineCluster.Movable(taker), 2)
        );
        trial.Recorder.Overlaps.ShouldAllBe(overlap => overlap.By < TimeSpan.FromSeconds(2));
    }

    private static async Task<ClusterMachine> TakerAsync(IReadOnlyList<ClusterMachine> machines)
    {
        ClusterMachine? taker = null;
        await Until.HoldsAsync(
            async () =>
            {
                foreach (var machine in machines)
                {
                    taker = await machine.Engine!.HasAsync(MachineCluster.Crate) ? machine : taker;
                }

                return taker is not null;
            },
            "another has the container made"
        );
        return taker!;
    }
}

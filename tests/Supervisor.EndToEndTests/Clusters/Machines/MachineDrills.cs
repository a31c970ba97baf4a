using Supervisor.TestKit.Drills;
using Supervisor.TestKit.Machines.Clusters;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>Whole machines die, stand still and lose each other.</summary>
[Collection(MachineCollection.Name)]
public sealed class MachineDrills(ITestOutputHelper output)
{
    [Drill("cluster")]
    public async Task Machine_WithoutPower_LosesItsGroupToAnother_AndIsItselfAgainWhenItHasPower()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var dead = trial.Cluster.OthersThan(await trial.Cluster.EtcdLeaderAsync())[0];
        var (stay, roam) = (MachineCluster.Pinned(dead), MachineCluster.Movable(dead));

        var began = trial.Do($"{dead.Name} has no power", dead.CutPower);
        await trial.IsDownAsync(dead, began);
        await trial.RunsAnewAsync(roam, began);

        began = trial.Do($"{dead.Name} has power again", () => { });
        await trial.Cluster.GivePowerAsync(dead);
        await trial.IsUpAsync(dead, began);
        await trial.Recorder.BornAsync(stay, began, dead.Name);
        trial.Holds((stay, 2), (roam, 2));

        await trial.RunsAnewAsync(roam, began);
        trial.Holds((stay, 2), (roam, 3));
    }

    [Drill("cluster")]
    public async Task Machine_ThatStandsStill_LosesItsGroup_AndNothingOfThatRunsWhenItGoesOn()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var still = trial.Cluster.OthersThan(await trial.Cluster.EtcdLeaderAsync())[0];
        var roam = MachineCluster.Movable(still);

        var began = trial.Do($"{still.Name} stands still", still.Machine.Freeze);
        await trial.IsDownAsync(still, began);
        await trial.RunsAnewAsync(roam, began);
        began = trial.Do($"{still.Name} goes on", still.Machine.Thaw);
        await trial.IsUpAsync(still, began);
        await trial.LivesOnAsync(MachineCluster.Pinned(still), began);

        trial.HoldsAfterAFreeze((roam, 2));
    }

    [Drill("cluster")]
    public Task Machine_ThatIsCutOff_LosesItsGroup() =>
        BreakAsync("neither hears nor is heard", machine => machine.Machine.Isolate());

    [Drill("cluster")]
    public Task Machine_ThatHearsNobody_LosesItsGroup() =>
        BreakAsync("hears nobody, and is heard", machine => machine.Machine.Deafen());

    [Drill("cluster")]
    public Task Machine_ThatNobodyHears_LosesItsGroup() =>
        BreakAsync("is heard by nobody, and hears", machine => machine.Machine.Mute());

    [Drill("cluster")]
    public async Task Machine_ThatIsCutOffFromOneOther_KeepsItsGroup_AndIsUnreachableFromThatOneOnly()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var leader = await trial.Cluster.EtcdLeaderAsync();
        var others = trial.Cluster.OthersThan(leader);
        var (one, other) = (others[0], others[1]);
        await one.Daemon.PbmAsync("agent", "list");
        await FaultTrial.SeesAsync(one, other, "up");

        var began = trial.Do(
            $"{one.Name} and {other.Name} do not hear each other",
            () => one.Machine.DeafenTo(other.Machine)
        );
        other.Machine.DeafenTo(one.Machine);
        await Task.Delay(TimeSpan.FromSeconds(20));
        await FaultTrial.SeesAsync(one, other, "unreachable");
        await FaultTrial.SeesAsync(leader, other, "up");
        one.Machine.Heal();
        other.Machine.Heal();

        await FaultTrial.SeesAsync(one, other, "up");
        await trial.AllLiveOnAsync(began);
        trial.Holds();
    }

    [Drill("cluster")]
    public async Task Network_ThatLosesAQuarterOfAllPackets_MovesLittle_AndNothingRunsTwice()
    {
        await using var trial = await FaultTrial.StartAsync(output);

        trial.Do("each machine loses a quarter of what comes in, for a minute", () => { });
        foreach (var machine in trial.Cluster.Machines)
        {
            machine.Machine.Lose(0.25);
        }

        await Task.Delay(TimeSpan.FromMinutes(1));
        var began = trial.Do("no more", () => { });
        foreach (var machine in trial.Cluster.Machines)
        {
            machine.Machine.Heal();
        }

        await trial.AllLiveOnAsync(began);
        trial.MovedAtMost(3);
    }

    private async Task BreakAsync(string fault, Action<ClusterMachine> act)
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var cutOff = trial.Cluster.OthersThan(await trial.Cluster.EtcdLeaderAsync())[0];
        var roam = MachineCluster.Movable(cutOff);

        var began = trial.Do($"{cutOff.Name} {fault}", () => act(cutOff));
        await trial.IsDownAsync(cutOff, began);
        await trial.RunsAnewAsync(roam, began);
        began = trial.Do($"{cutOff.Name} is well again", cutOff.Machine.Heal);
        await trial.IsUpAsync(cutOff, began);

        trial.Holds((roam, 2));
    }
}

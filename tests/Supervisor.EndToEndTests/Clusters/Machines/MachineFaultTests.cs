using Supervisor.TestKit.Machines.Clusters;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>The most telling faults of machines; the others are in <see cref="MachineDrills"/>.</summary>
public sealed class MachineFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Group_OfAMachineThatIsCutOff_AndOfOneThatDiesWithEtcdsLeader_RunsElsewhere_AndNeverTwice()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var leader = trial.Cluster.EtcdLeader();
        var others = trial.Cluster.OthersThan(leader);
        var (cutOff, third) = (others[0], others[1]);

        var began = trial.Do($"{cutOff.Name} neither hears nor is heard", cutOff.Machine.Isolate);
        await trial.IsDownAsync(cutOff, began);
        await trial.RunsAnewAsync(MachineCluster.Movable(cutOff), began);
        began = trial.Do($"{cutOff.Name} is heard again", cutOff.Machine.Heal);
        await trial.IsUpAsync(cutOff, began);

        began = trial.Do($"{leader.Name}, with etcd's leader, has no power", leader.CutPower);
        await trial.IsDownAsync(leader, began);
        await trial.RunsAnewAsync(MachineCluster.Movable(leader), began);
        await trial.LivesOnAsync(MachineCluster.Movable(third), began);

        trial.Holds(
            (MachineCluster.Movable(cutOff), 3),
            (MachineCluster.Movable(leader), 2),
            (MachineCluster.Movable(third), 1)
        );
    }
}

using Supervisor.TestKit.Machines.Clusters;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>The most telling faults of machines; the others are in <see cref="MachineDrills"/>.</summary>
[Collection(MachineCollection.Name)]
public sealed class MachineFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Group_OfAMachineThatIsCutOff_AndOfOneThatDiesWithEtcdsLeader_RunsElsewhere_AndNeverTwice()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var cutOff = trial.Cluster.OthersThan(await trial.Cluster.EtcdLeaderAsync())[0];

        var began = trial.Do($"{cutOff.Name} neither hears nor is heard", cutOff.Machine.Isolate);
        await trial.IsDownAsync(cutOff, began);
        await trial.RunsAnewAsync(MachineCluster.Movable(cutOff), began);
        began = trial.Do($"{cutOff.Name} is heard again", cutOff.Machine.Heal);
        await trial.IsUpAsync(cutOff, began);

        var leader = await trial.Cluster.EtcdLeaderAsync();
        var groups = trial.MovableOn(leader);
        began = trial.Do($"{leader.Name}, with etcd's leader, has no power", leader.CutPower);
        await trial.IsDownAsync(leader, began);
        foreach (var group in groups)
        {
            await trial.RunsAnewAsync(group, began);
        }

        trial.NeverTwice();
    }
}

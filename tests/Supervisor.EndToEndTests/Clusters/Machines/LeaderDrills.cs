using Shouldly;
using Supervisor.TestKit.Drills;
using Supervisor.TestKit.Machines.Clusters;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>
/// The machine on which etcd's leader is, and which has a group of its own, and the others lose each other: that leader believes in itself for a while longer, and
/// the others have to find another.
/// </summary>
[Collection(MachineCollection.Name)]
public sealed class LeaderDrills(ITestOutputHelper output)
{
    [Drill("cluster")]
    public async Task LeadersMachine_ThatIsCutOff_LosesItsGroup_AndHasItAgainWhenItIsHeard()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        // All daemons ask its member first.
        var leader = trial.Cluster.Nodes[0];

        await BreakAsync(trial, leader, "neither hears nor is heard", leader.Machine.Isolate);

        var away = trial.Recorder.LivesOf(MachineCluster.Movable(leader))[^1];
        var back = await trial.RunsAnewAsync(MachineCluster.Movable(leader), away.BornAt);
        back.Node.ShouldBe(leader.Name);
        trial.MovedAtMost(2);
    }

    /// <summary>Its heartbeats reach the others, who therefore elect nobody until it gives up.</summary>
    [Drill("cluster")]
    public async Task LeadersMachine_ThatHearsNobody_LosesItsGroup()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var leader = trial.Cluster.Nodes[1];

        await BreakAsync(trial, leader, "hears nobody, and is heard", leader.Machine.Deafen);

        trial.MovedAtMost(1);
    }

    [Drill("cluster")]
    public async Task LeadersMachine_ThatNobodyHears_LosesItsGroup()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var leader = trial.Cluster.Nodes[1];

        await BreakAsync(trial, leader, "is heard by nobody, and hears", leader.Machine.Mute);

        trial.MovedAtMost(1);
    }

    /// <summary>Daemons reach all members, and those that go on asking the former leader are told nothing.</summary>
    [Drill("cluster")]
    public async Task Leader_ThatIsCutOffFromTheOtherMembersAlone_MovesNothing()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var leader = trial.Cluster.Nodes[0];
        trial.Cluster.LeadEtcd(leader);

        trial.Do($"etcd's leader, on {leader.Name}, is cut off from the other members", leader.Machine.IsolateMember);
        await Task.Delay(TimeSpan.FromSeconds(20));
        trial.Cluster.EtcdLeader().ShouldNotBe(leader);
        var began = trial.Do("it is heard again", leader.Machine.Heal);
        await Task.Delay(TimeSpan.FromSeconds(5));

        await trial.AllLiveOnAsync(began);
        trial.MovedAtMost(0);
    }

    private static async Task BreakAsync(FaultTrial trial, ClusterMachine leader, string fault, Action act)
    {
        trial.Cluster.LeadEtcd(leader);
        var began = trial.Do($"{leader.Name}, with etcd's leader, {fault}", act);
        await trial.IsDownAsync(leader, began);
        var next = await trial.RunsAnewAsync(MachineCluster.Movable(leader), began);
        next.Node.ShouldNotBe(leader.Name);
        began = trial.Do($"{leader.Name} is well again", leader.Machine.Heal);
        await trial.IsUpAsync(leader, began);
        await trial.AllLiveOnAsync(began);
    }
}

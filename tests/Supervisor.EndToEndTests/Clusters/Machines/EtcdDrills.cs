using System.Diagnostics;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Drills;
using Supervisor.TestKit.Machines.Clusters;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>Members of etcd are lost while all machines run, one or all of them; and all are put back to what they knew before.</summary>
[Collection(MachineCollection.Name)]
public sealed class EtcdDrills(ITestOutputHelper output)
{
    [Drill("cluster")]
    public async Task EtcdsMember_ThatIsLost_AndItsLeader_DisturbNothing()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var leader = trial.Cluster.EtcdLeader();
        var follower = trial.Cluster.OthersThan(leader)[0];

        foreach (var (what, member) in new[] { ("a member", follower), ("the leader", leader) })
        {
            var began = trial.Do($"etcd loses {what}, on {member.Name}, for 15 s", member.Etcd.Kill);
            await IsWrittenAsync(trial, began);
            await Task.Delay(TimeSpan.FromSeconds(15));
            await trial.Cluster.StartEtcdAsync(member);
            await trial.AllLiveOnAsync(began);
            trial.Holds();
        }
    }

    [Drill("cluster")]
    public async Task Etcd_ThatIsLost_EndsWhatMayMove_AndNothingElse_AndItRunsAgainOnceItIsBack()
    {
        await using var trial = await FaultTrial.StartAsync(output);

        var began = trial.Do("all of etcd is lost", trial.EndEtcd);
        foreach (var machine in trial.Cluster.Machines)
        {
            await trial.FallsSilentAsync(MachineCluster.Movable(machine), began);
        }

        began = trial.Do("it is back", () => { });
        await trial.Cluster.StartEtcdAsync();
        foreach (var machine in trial.Cluster.Machines)
        {
            await trial.RunsAnewAsync(MachineCluster.Movable(machine), began);
            await trial.LivesOnAsync(MachineCluster.Pinned(machine), began);
        }

        trial.Holds([.. trial.Cluster.Machines.Select(machine => (MachineCluster.Movable(machine), 2))]);
    }

    [Drill("cluster")]
    public async Task Etcd_ThatIsPutBackToWhatItKnewBefore_IsBelievedByNobody_AndWhatIsPinnedRunsOn()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var one = trial.Cluster.Machines[1];
        trial.EndEtcd();
        foreach (var machine in trial.Cluster.Machines)
        {
            machine.Etcd.SaveData();
        }

        var began = trial.Do("a snapshot was taken, and etcd goes on", () => { });
        await trial.Cluster.StartEtcdAsync();
        await trial.AllLiveOnAsync(began);
        // Its group has another epoch then.
        await one.Daemon.EndAsync("KILL");
        await trial.RunsAnewAsync(MachineCluster.Movable(one), began);
        await one.Daemon.StartAsync();
        var lives = trial.Recorder.Lives.Count;

        began = trial.Do("all of etcd is put back to the snapshot", trial.EndEtcd);
        foreach (var machine in trial.Cluster.Machines)
        {
            machine.Etcd.RestoreData();
        }

        await trial.Cluster.StartEtcdAsync();
        await Task.Delay(TimeSpan.FromSeconds(30));

        foreach (var machine in trial.Cluster.Machines)
        {
            await trial.LivesOnAsync(MachineCluster.Pinned(machine), began);
        }

        foreach (var life in trial.Recorder.Lives.Skip(lives))
        {
            trial.Say($"  {life}");
        }

        trial.Recorder.Overlaps.ShouldBeEmpty();
        trial.Recorder.LivesOf(MachineCluster.Movable(one)).Select(life => life.Epoch).ShouldBeInOrder();
    }

    /// <summary>Waits until an operator's change is acknowledged: frozen is what moves by itself, and nothing does here.</summary>
    private static async Task IsWrittenAsync(FaultTrial trial, long since)
    {
        var daemon = trial.Cluster.Nodes[0].Daemon;
        await Until.HoldsAsync(
            async () => (await daemon.TryPbmAsync("fleet", "freeze")).Exit == 0,
            "the freeze is acknowledged"
        );
        trial.Say("  an operator's first change is acknowledged", since, Stopwatch.GetTimestamp());
        await daemon.PbmAsync("fleet", "thaw");
    }
}

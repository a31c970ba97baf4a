using Shouldly;
using Supervisor.TestKit.Drills;
using Supervisor.TestKit.Machines.Clusters;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>An engine stands still, alone or beside a daemon that is gone: it can be asked for nothing, and what it has started runs.</summary>
[Collection(MachineCollection.Name)]
public sealed class StandstillDrills(ITestOutputHelper output)
{
    [Drill("cluster")]
    public async Task Engine_ThatStandsStill_DisturbsNothing()
    {
        await using var trial = await FaultTrial.StartAsync(output, MachineSetup.WithEngines);
        var home = trial.Cluster.Nodes[1];

        trial.Do($"the engine of {home.Name} stands still for 40 s", home.Engine!.Freeze);
        await Task.Delay(TimeSpan.FromSeconds(40));
        var began = trial.Do("it goes on", home.Engine.Thaw);
        await trial.AllLiveOnAsync(began);
        await trial.AreReadyAsync(home, [MachineCluster.Crate, MachineCluster.Box(home)], "then", began);

        trial.Holds();
    }

    /// <summary>Nobody but the guard is left to end it, and it asks no engine.</summary>
    [Drill("cluster")]
    public async Task Engine_ThatStandsStill_WhenTheDaemonIsKilled_HasItsContainerEndedInTime()
    {
        await using var trial = await FaultTrial.StartAsync(output, MachineSetup.WithEngines);
        var home = trial.Cluster.Nodes[1];

        var began = trial.Do($"the engine of {home.Name} stands still, and its daemon is killed", home.Engine!.Freeze);
        await home.Daemon.EndAsync("KILL");
        var next = await trial.RunsAnewAsync(MachineCluster.Crate, began);
        next.Node.ShouldNotBe(home.Name);
        began = trial.Do("the daemon is started, and the engine goes on 5 s later", () => { });
        home.Daemon.Begin();
        await Task.Delay(TimeSpan.FromSeconds(5));
        home.Engine.Thaw();
        await trial.IsUpAsync(home, began);
        await trial.AreReadyAsync(home, [MachineCluster.Box(home)], "then", began);
        await trial.AllLiveOnAsync(began);

        trial.Holds((MachineCluster.Crate, 2), (MachineCluster.Movable(home), 2));
    }
}

using Shouldly;
using Supervisor.TestKit.Drills;
using Supervisor.TestKit.Machines.Clusters;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>What its fleet file keeps running where its node is alone.</summary>
[Collection(MachineCollection.Name)]
public sealed class IsolationDrill(ITestOutputHelper output)
{
    // Longer than any right, and than a claim that nobody has renewed is waited for.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Drill("cluster")]
    public async Task Group_ThatIsKept_RunsOnInIsolation_AndElsewhereOnlyWhenItsNodeIsRemovedByForce()
    {
        await using var trial = await FaultTrial.StartAsync(output, new MachineSetup { Keeps = true });
        var home = trial.Cluster.Nodes[1];
        var roam = MachineCluster.Movable(home);

        var began = trial.Do($"{home.Name} neither hears nor is heard", home.Machine.Isolate);
        await trial.IsDownAsync(home, began);
        await trial.RunsAnewAsync(roam, began);
        await Task.Delay(Long);
        await IsNotRemovedAsync(trial, home);
        began = trial.Do($"{home.Name} is heard again", home.Machine.Heal);
        await trial.IsUpAsync(home, began);
        await trial.LivesOnAsync(MachineCluster.Kept, began);
        trial.Holds((roam, 2));

        began = trial.Do($"{home.Name} has no power", home.CutPower);
        await trial.IsDownAsync(home, began);
        await Task.Delay(Long);
        await IsNotRemovedAsync(trial, home);
        began = trial.Do($"{home.Name} has power, and is alone", home.Machine.Isolate);
        home.GivePower();
        home.Daemon.Begin();
        await trial.RunsAnewAsync(MachineCluster.Pinned(home), began);
        await Task.Delay(Long);
        trial.HaveNotBegun([MachineCluster.Kept], began);

        began = trial.Do($"{home.Name} is removed by force", () => { });
        await trial.Cluster.Nodes[0].Daemon.PbmAsync("cluster", "remove", home.Name, "--force");
        var next = await trial.RunsAnewAsync(MachineCluster.Kept, began);
        next.Node.ShouldNotBe(home.Name);
        began = trial.Do($"{home.Name} is heard again", home.Machine.Heal);
        await trial.Cluster.StartEtcdAsync(home);
        await home.Daemon.SaysAsync("was removed", began);
        await trial.LivesOnAsync(MachineCluster.Kept, began);
        trial.Holds((roam, 3), (MachineCluster.Pinned(home), 2), (MachineCluster.Kept, 2));
    }

    /// <summary>By anybody's word that does not say that it is lost for good.</summary>
    private static async Task IsNotRemovedAsync(FaultTrial trial, ClusterMachine home)
    {
        var (exit, said) = await trial.Cluster.Nodes[0].Daemon.TryPbmAsync("cluster", "remove", home.Name);
        exit.ShouldBe(1, said);
        said.ShouldContain(MachineCluster.Kept);
        trial.Say($"  {said.Trim()}");
    }
}

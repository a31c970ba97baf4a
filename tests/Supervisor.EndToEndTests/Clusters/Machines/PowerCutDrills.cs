using System.Diagnostics;
using Shouldly;
using Supervisor.TestKit.Drills;
using Supervisor.TestKit.Machines.Clusters;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>Two nodes and a witness lose their power at once, and have it again in one order or another.</summary>
[Collection(MachineCollection.Name)]
public sealed class PowerCutDrills(ITestOutputHelper output)
{
    private static readonly MachineSetup TwoAndAWitness = new() { Witness = true, Order = true };

    [Drill("cluster")]
    public async Task AllMachines_WhoseEtcdComesLate_RunWhatIsPinnedBefore_AndWhatMayMoveWhereItWas()
    {
        await using var trial = await CutAsync();
        var nodes = trial.Cluster.Nodes;

        var began = trial.Do("both nodes have power again, without their members of etcd", () => { });
        foreach (var node in nodes)
        {
            node.GivePower();
            node.Daemon.Begin();
        }

        await Task.WhenAll(nodes.Select(node => ComesUpInOrderAsync(trial, node, began)));
        await trial.AreReadyAsync(nodes[0], [.. PinnedTo(nodes[0])], "power", began);
        // Long after them: what a node takes after so much time without an owner it might take then.
        await Task.Delay(TimeSpan.FromSeconds(30));
        trial.HaveNotBegun(nodes.Select(MachineCluster.Movable), began);

        trial.Cluster.Machines[2].GivePower();
        began = trial.Do("etcd begins", () => { });
        await trial.Cluster.StartEtcdAsync();
        var quorum = Stopwatch.GetTimestamp();
        foreach (var node in nodes)
        {
            var life = await trial.RunsAnewAsync(MachineCluster.Movable(node), began);
            life.Node.ShouldBe(node.Name);
        }

        await trial.AreReadyAsync(nodes[1], [.. nodes.SelectMany(All)], "etcd's quorum", quorum);
        trial.Holds([.. nodes.SelectMany(All).Select(agent => (agent, 2))]);
    }

    [Drill("cluster")]
    public async Task AllMachines_OfWhichOneStaysAway_RunWhatMayMoveWithoutIt_AndItIsItselfAgainWhenItComes()
    {
        await using var trial = await CutAsync();
        var (here, away, witness) = (trial.Cluster.Nodes[0], trial.Cluster.Nodes[1], trial.Cluster.Machines[2]);

        var began = trial.Do($"all but {away.Name} have power again", () => { });
        await GivePowerAsync(trial, here, witness);
        await ComesUpInOrderAsync(trial, here, began);
        await trial.RunsAnewAsync(MachineCluster.Movable(here), began);
        await trial.AreReadyAsync(here, [.. All(here)], "power", began);
        var taken = await trial.RunsAnewAsync(MachineCluster.Movable(away), began);
        taken.Node.ShouldBe(here.Name);
        await trial.AreReadyAsync(here, [.. All(here), MachineCluster.Movable(away)], "power", began);

        began = trial.Do($"{away.Name} has power again", () => { });
        await GivePowerAsync(trial, away);
        await ComesUpInOrderAsync(trial, away, began);
        var back = await trial.RunsAnewAsync(MachineCluster.Movable(away), began);

        back.Node.ShouldBe(away.Name);
        trial.Holds([
            .. All(here).Concat(PinnedTo(away)).Select(agent => (agent, 2)),
            (MachineCluster.Movable(away), 3),
        ]);
    }

    [Drill("cluster")]
    public async Task AllMachines_OneAfterTheOther_FirstTheWitness_ThenWithoutIt_RunEverythingWhereItWas()
    {
        await using var trial = await CutAsync();
        var (first, second, witness) = (trial.Cluster.Nodes[0], trial.Cluster.Nodes[1], trial.Cluster.Machines[2]);

        trial.Do("the witness has power again", witness.GivePower);
        var member = trial.Cluster.StartEtcdAsync(witness);
        await Task.Delay(TimeSpan.FromSeconds(10));
        var began = trial.Do($"{first.Name} has power again", () => { });
        await Task.WhenAll(GivePowerAsync(trial, first), member);
        await ComesUpInOrderAsync(trial, first, began);
        began = trial.Do($"{second.Name} has power again", () => { });
        await GivePowerAsync(trial, second);
        await IsAllThereAsync(trial, began, births: 2);

        trial.Do("no machine has power once more", trial.Cluster.CutAllPower);
        began = trial.Do("all but the witness have power again", () => { });
        await GivePowerAsync(trial, first, second);
        await IsAllThereAsync(trial, began, births: 3);
    }

    [Drill("cluster")]
    public async Task AllMachines_WhoseEnginesComeLate_RunProcessesBefore_AndEachContainerOnceTheyAreThere()
    {
        await using var trial = await CutAsync(new MachineSetup { Witness = true, Engines = true });
        var nodes = trial.Cluster.Nodes;

        var began = trial.Do("all machines have power again, without their engines", () => { });
        await GivePowerAsync(trial, [.. trial.Cluster.Machines]);
        foreach (var node in nodes)
        {
            await trial.RunsAnewAsync(MachineCluster.Pinned(node), began);
            await trial.RunsAnewAsync(MachineCluster.Movable(node), began);
        }

        await Task.Delay(TimeSpan.FromSeconds(30));
        began = trial.Do("the engines begin", () => { });
        await Task.WhenAll(nodes.Select(node => node.StartEngineAsync()));
        foreach (var container in Containers(nodes))
        {
            await trial.RunsAnewAsync(container, began);
        }

        await trial.AreReadyAsync(nodes[0], [.. Containers(nodes)], "the engines", began);
        trial.Recorder.LivesOf(MachineCluster.Crate)[^1].Node.ShouldBe(nodes[1].Name);
        string[] all =
        [
            .. nodes.Select(MachineCluster.Pinned),
            .. nodes.Select(MachineCluster.Movable),
            .. Containers(nodes),
        ];
        trial.Holds([.. all.Select(agent => (agent, 2))]);
    }

    private static IEnumerable<string> Containers(IEnumerable<ClusterMachine> nodes) =>
        nodes.Select(MachineCluster.Box).Append(MachineCluster.Crate);

    private async Task<FaultTrial> CutAsync(MachineSetup? setup = null)
    {
        var trial = await FaultTrial.StartAsync(output, setup ?? TwoAndAWitness);
        trial.Do("no machine has power", trial.Cluster.CutAllPower);
        return trial;
    }

    /// <summary>Members and daemons begin at once, as they do on a machine that boots: no daemon waits for most of etcd before it begins.</summary>
    /// <returns>When most of etcd serves.</returns>
    private static Task GivePowerAsync(FaultTrial trial, params ClusterMachine[] machines)
    {
        foreach (var machine in machines)
        {
            machine.GivePower();
            if (trial.Cluster.Nodes.Contains(machine))
            {
                machine.Daemon.Begin();
            }
        }

        return Task.WhenAll(machines.Select(trial.Cluster.StartEtcdAsync));
    }

    private static IEnumerable<string> PinnedTo(ClusterMachine node) =>
        [MachineCluster.Pinned(node), MachineCluster.Next(node)];

    private static IEnumerable<string> All(ClusterMachine node) => [.. PinnedTo(node), MachineCluster.Movable(node)];

    private static async Task ComesUpInOrderAsync(FaultTrial trial, ClusterMachine node, long since)
    {
        var first = await trial.RunsAnewAsync(MachineCluster.Pinned(node), since);
        var next = await trial.RunsAnewAsync(MachineCluster.Next(node), since);
        // Its need has to be ready first, and is asked for that long.
        Stopwatch.GetElapsedTime(first.BornAt, next.BornAt).ShouldBeGreaterThan(MachineFleet.Slowness);
    }

    private static async Task IsAllThereAsync(FaultTrial trial, long since, int births)
    {
        var nodes = trial.Cluster.Nodes;
        await trial.AreReadyAsync(nodes[0], [.. nodes.SelectMany(All)], "power", since);
        foreach (var node in nodes)
        {
            trial.Recorder.LivesOf(MachineCluster.Movable(node))[^1].Node.ShouldBe(node.Name);
        }

        trial.Holds([.. nodes.SelectMany(All).Select(agent => (agent, births))]);
        nodes.SelectMany(All).ShouldAllBe(agent => trial.Recorder.LivesOf(agent).Count == births);
    }
}

namespace Supervisor.TestKit.Machines.Clusters;

/// <summary>How a cluster of machines comes to run its fleet.</summary>
internal sealed class ClusterBeginning(MachineCluster cluster, MachineSetup setup)
{
    public async Task BeginAsync()
    {
        await cluster.StartEtcdAsync();
        if (setup.Engines)
        {
            await Task.WhenAll(cluster.Nodes.Select(machine => machine.StartEngineAsync()));
        }

        await JoinAllAsync();
        if (setup.Engines || setup.Keeps)
        {
            // Once each node has a group of its own, one more begins at its home; of all at once it is chance where they begin.
            await RunAsync(setup with { Engines = false, Keeps = false });
        }

        await RunAsync(setup);
    }

    public bool IsAtHome() =>
        cluster.Nodes.All(machine =>
            cluster.Recorder.LivesOf(MachineCluster.Movable(machine)) is [var life] && life.Node == machine.Name
        )
        && cluster
            .Recorder.LivesOf(MachineCluster.Crate)
            .Concat(cluster.Recorder.LivesOf(MachineCluster.Kept))
            .All(life => life.Node == cluster.Machines[1].Name);

    private async Task JoinAllAsync()
    {
        var founder = cluster.Machines[0];
        await founder.Daemon.StartAsync([
            "--cluster",
            "home",
            "--etcd",
            .. cluster.Machines.Select(machine => machine.EtcdUrl),
        ]);
        foreach (var machine in cluster.Nodes.Where(node => node != founder))
        {
            await MachineCluster.JoinAsync(machine, founder);
        }
    }

    private async Task RunAsync(MachineSetup wanted)
    {
        var fleet = new MachineFleet(cluster.Recorder, cluster.Nodes, wanted);
        await cluster.ApplyAsync(fleet.Files);
        await Task.WhenAll(fleet.Agents.Select(agent => cluster.Recorder.BornAsync(agent)));
    }
}

using Supervisor.TestKit.Machines.Lives;

namespace Supervisor.TestKit.Machines.Clusters;

/// <summary>The fleet of a cluster of machines, all agents of which tell the recorder that they are alive.</summary>
internal sealed class MachineFleet(LifeRecorder recorder, IReadOnlyList<ClusterMachine> machines, bool withContainers)
{
    private const string MayMove = "placement: { movable: {} },";

    // What containers write is the recorder's alone.
    private const string WithItsData = $"{MayMove} data: shared,";

    public IEnumerable<string> Agents =>
        [
            .. machines.SelectMany(machine =>
                (string[])[MachineCluster.Pinned(machine), MachineCluster.Movable(machine)]
            ),
            .. withContainers ? machines.Select(MachineCluster.Box).Append(MachineCluster.Crate) : [],
        ];

    /// <summary>One for each machine.</summary>
    public IEnumerable<string> Files => machines.Select(FileOf);

    private string FileOf(ClusterMachine machine) =>
        $"x-supervisor: {{ version: 1, node: {machine.Name} }}\nservices:"
        + Process(MachineCluster.Pinned(machine), closely: false, "")
        + Process(MachineCluster.Movable(machine), closely: true, MayMove)
        + (withContainers ? Container(MachineCluster.Box(machine), closely: false, "") : "")
        + (withContainers && machine == machines[1] ? Container(MachineCluster.Crate, closely: true, WithItsData) : "");

    private string Process(string agent, bool closely, string placement)
    {
        var command = recorder.CommandOf(agent, closely);
        return $$"""

              {{agent}}:
                x-supervisor: { {{placement}} agents: { {{agent}}: { command: {{command}} } } }
            """;
    }

    private string Container(string agent, bool closely, string placement) =>
        $$"""

              {{agent}}:
                image: {{MachineEngine.Image}}
                command: {{recorder.CommandOf(agent, closely, "/rec")}}
                network_mode: none
                stop_grace_period: 1s
                volumes: ["{{recorder.Directory}}:/rec"]
                x-supervisor: { {{placement}} restart: { mode: always, max: 1000, within: 24h, min: 50ms, cap: 2s } }
            """;
}

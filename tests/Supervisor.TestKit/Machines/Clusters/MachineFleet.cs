using Supervisor.TestKit.Machines.Lives;

namespace Supervisor.TestKit.Machines.Clusters;

/// <summary>The fleet of a cluster of machines, all agents of which tell the recorder that they are alive.</summary>
internal sealed class MachineFleet(LifeRecorder recorder, IReadOnlyList<ClusterMachine> machines, MachineSetup setup)
{
    private const string MayMove = "placement: { movable: {} },";

    // What containers write is the recorder's alone.
    private const string WithItsData = $"{MayMove} data: shared,";

    private const string IsKept = $"{MayMove} onIsolation: keep,";

    // Not ready as soon as it runs, so that who needs it has to wait.
    private const string Slowly = "probe: { exec: [sleep, '0.5'] },";

    /// <summary>So long at least it takes from the start of what another needs until it is ready.</summary>
    public static readonly TimeSpan Slowness = TimeSpan.FromSeconds(0.5);

    public IEnumerable<string> Agents =>
        [
            .. machines.SelectMany(machine =>
                (string[])[MachineCluster.Pinned(machine), MachineCluster.Movable(machine)]
            ),
            .. setup.Order ? machines.Select(MachineCluster.Next) : [],
            .. setup.Keeps ? (string[])[MachineCluster.Kept] : [],
            .. setup.Engines ? machines.Select(MachineCluster.Box).Append(MachineCluster.Crate) : [],
        ];

    /// <summary>One for each machine.</summary>
    public IEnumerable<string> Files => machines.Select(FileOf);

    private string FileOf(ClusterMachine machine)
    {
        var (pinned, isSecond) = (MachineCluster.Pinned(machine), machine == machines[1]);
        return $"x-supervisor: {{ version: 1, node: {machine.Name} }}\nservices:"
            + Process(pinned, closely: false, "", setup.Order ? Slowly : "")
            + Process(MachineCluster.Movable(machine), closely: true, MayMove)
            + (setup.Order ? Process(MachineCluster.Next(machine), closely: false, "", $"needs: [{pinned}],") : "")
            + (setup.Keeps && isSecond ? Process(MachineCluster.Kept, closely: true, IsKept) : "")
            + (setup.Engines ? Container(MachineCluster.Box(machine), closely: false, "") : "")
            + (setup.Engines && isSecond ? Container(MachineCluster.Crate, closely: true, WithItsData) : "");
    }

    private string Process(string agent, bool closely, string group, string own = "")
    {
        var command = recorder.CommandOf(agent, closely);
        return $$"""

              {{agent}}:
                x-supervisor: { {{group}} agents: { {{agent}}: { {{own}} command: {{command}} } } }
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

using System.Text;
using Supervisor.Actors;
using Supervisor.Actors.Restarts;
using Supervisor.Actors.Strategies;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Runs;

/// <summary>Starts daemons: the daemon's own composition on simulated ports, then the workloads' actors in it.</summary>
/// <param name="equip">Puts more twins into a daemon's ports.</param>
internal sealed class Boot(Universe universe, Plant plant, Func<Daemon, NodePorts, NodePorts>? equip = null) : IBoot
{
    private static readonly TimeSpan Downtime = TimeSpan.FromSeconds(1);

    // Each machine exercises another way of supervising.
    private static readonly StrategyKind[] Kinds = Enum.GetValues<StrategyKind>();

    private MachinePark? _park;
    private IReadOnlyList<IWorkload> _workloads = [];

    internal void Know(MachinePark park, IReadOnlyList<IWorkload> workloads) => (_park, _workloads) = (park, workloads);

    public NodeComposition Compose(Machine machine, Daemon daemon)
    {
        var store = PlantedStores.Create(plant, machine, daemon);
        var logs = new SimulatedLogs(universe, daemon, new FailureWatch(universe, _park!, machine, daemon));
        var ports = new NodePorts(new DaemonTime(daemon, machine.Clock), universe.Chance, daemon, store, logs);
        var node = NodeComposition.Start(
            new NodeStart(IdentityOf(machine.Name), daemon.Name, "simulated", 1),
            equip is null ? ports : equip(daemon, ports)
        );
        new SimulatedHost(daemon, node, () => OnExit(machine, daemon)).Watch();
        return node;
    }

    public void Populate(Machine machine, Daemon daemon)
    {
        var kind = Kinds[_park!.Machines.TakeWhile(other => other != machine).Count() % Kinds.Length];
        var strategy = Tree.Strategy(kind, plant == Plant.Limiter ? OffByOneLimit.Next : RestartRules.Next);
        var saplings = _workloads.SelectMany(workload => workload.Saplings(machine, daemon)).ToList();
        machine.Node!.Core.System.Spawn(Props.Of(() => new KeeperActor(strategy, saplings)), "nursery");
        foreach (var workload in _workloads)
        {
            workload.OnDaemonStarted(machine, daemon);
        }
    }

    /// <summary>What the host does before it stops a node.</summary>
    internal Action<Machine, Daemon, Action> Leaving { get; init; } = static (_, _, then) => then();

    public void TakeLeave(Machine machine, Daemon daemon, Action then) => Leaving(machine, daemon, then);

    /// <param name="name">The machine's.</param>
    internal static NodeIdentity IdentityOf(string name)
    {
        var entropy = new byte[16];
        Encoding.UTF8.GetBytes(name, entropy);
        return new NodeIdentity(NodeId.FromEntropy(entropy), ClusterId.FromEntropy(entropy), name, null);
    }

    private void OnExit(Machine machine, Daemon daemon)
    {
        machine.OnExit(daemon);
        _park!.StartLater(machine, Downtime);
    }
}

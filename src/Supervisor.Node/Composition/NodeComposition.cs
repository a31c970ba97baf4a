using Supervisor.Node.Clusters;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Copies;
using Supervisor.Node.Forwarding;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Ownership;

namespace Supervisor.Node.Composition;

/// <summary>
/// Builds a node on its ports: the one place where its parts are put together, for the daemon and for the simulation
/// alike. Files, sockets and signals belong to the host around it.
/// </summary>
internal sealed class NodeComposition
{
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(10);

    /// <summary>Longer than claims take to be made longer, or to be given up.</summary>
    private static readonly TimeSpan PreparePatience = TimeSpan.FromSeconds(4);

    private readonly ILogger _log;
    private readonly FleetForwarding? _forwarding;

    private NodeComposition(NodeFacts facts, NodeCore core, NodePorts ports)
    {
        (Facts, Core, Cluster) = (facts, core, ports.Cluster);
        StartsAnew = ports.Cluster?.StartsAnew ?? new TaskCompletionSource<string>().Task;
        _log = ports.Logs.CreateLogger<NodeComposition>();
        Fleet = ports.Fleet is { } applied
            ? new FleetDesk(applied, core.Node, new RevisionCopies(core.Tail), ports.HybridClock)
            : null;
        var supervised = core.Supervision.Supervised;
        var services = new PaletteServices(facts, ports.Clock, core.System, core.Node, core.Tail)
        {
            Supervised = supervised,
            Desk = Fleet,
            Cluster = ports.Cluster,
            Ownership = core.Supervision.Ownership?.Actor,
            Audit = ports.Audit,
            Logs = ports.AgentLogs,
            Outputs = ports.Outputs,
            Containers = ports.Operations,
            Logger = ports.Logs,
            Doctor = ports.Doctor,
            BootClock = ports.BootClock,
            Redis = () => ports.Redis?.Condition,
        };
        var own = NodePalettes.All(services);
        _forwarding = ports.Others is { } others ? FleetForwarding.Start(others, services, own) : null;
        Palettes = new PaletteRegistry(_forwarding?.Palettes ?? own);
        Names = new NameLists(facts, supervised)
        {
            OfFleet = _forwarding is { } fleet ? fleet.Names.OfKindAsync : null,
        };
    }

    public NodeFacts Facts { get; }

    public NodeCore Core { get; }

    /// <summary>Null: it is alone.</summary>
    public ClusterLife? Cluster { get; }

    public PaletteRegistry Palettes { get; }

    public NameLists Names { get; }

    /// <summary>Null: nobody applies a fleet to it.</summary>
    public FleetDesk? Fleet { get; }

    /// <summary>Completes with the cause when the daemon is to start anew, because its place among others is another.</summary>
    public Task<string> StartsAnew { get; }

    /// <summary>Completes when the node can no longer do its work: no supervisor could help, or the journal is another's.</summary>
    public Task End => Task.WhenAny(Core.System.End, Core.Fenced);

    /// <summary>
    /// From now on it listens to how agents and groups of other nodes stand. It does so on threads of its own, so this is for real
    /// daemons: where everything runs in one order, nobody follows.
    /// </summary>
    public void FollowOthers() => _forwarding?.Follow();

    public static NodeComposition Start(NodeStart start, NodePorts ports)
    {
        var facts = new NodeFacts(
            start.Identity.Name,
            start.Identity.Node,
            start.Identity.Cluster,
            start.Version,
            start.ProcessId,
            ports.Clock.GetUtcNow(),
            ports.Clock.GetTimestamp()
        )
        {
            Limits = ports.Limits,
        };
        return new NodeComposition(facts, NodeCore.Start(start, ports), ports);
    }

    /// <summary>
    /// Before anything of a planned stop: what may move and runs here is held for longer, so that it runs on until the next daemon
    /// is there, and nobody takes it meanwhile.
    /// </summary>
    public async Task PrepareStopAsync()
    {
        if (Core.Supervision.Ownership is not { } ownership)
        {
            return;
        }

        var asked = await ownership.Actor.Ask<RestartPrepared>(reply => new PrepareRestart(reply), PreparePatience);
        if (asked.Reply is not { Ending.Count: 0 })
        {
            _log.MovableWorkEnds(asked.Reply is { } prepared ? string.Join(", ", prepared.Ending) : "all of them");
        }
    }

    /// <summary>Stops the actors, children before their parents.</summary>
    /// <param name="cause">What makes the node stop; null when that is not known.</param>
    /// <returns>False when some did not stop in time, or had stopped before because a failure was beyond help.</returns>
    public async Task<bool> StopAsync(string? cause = null)
    {
        if (_forwarding is not null)
        {
            await _forwarding.DisposeAsync();
        }

        var outcome = await Core.StopAsync(StopDeadline, cause);
        if (!outcome.IsComplete)
        {
            _log.ActorsLate(StopDeadline, string.Join(", ", outcome.StillRunning));
            return false;
        }

        if (await Core.System.End is { } failure)
        {
            _log.ActorsFailed(failure);
            return false;
        }

        return !Core.Fenced.IsCompleted;
    }
}

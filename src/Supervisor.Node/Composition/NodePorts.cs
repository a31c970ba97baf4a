using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Systems;
using Supervisor.Journal.Stores;
using Supervisor.Node.Audit;
using Supervisor.Node.Clusters;
using Supervisor.Node.Fleets;
using Supervisor.Node.Palettes;
using Supervisor.Node.Readiness.Redis;
using Supervisor.Runtimes.Containers.Operating;
using Supervisor.Runtimes.Containers.Outputs;
using Supervisor.Runtimes.Doctor;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Limits;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Composition;

/// <summary>The outside as a node sees it: everything that a simulation puts its own in the place of.</summary>
internal sealed record NodePorts(
    TimeProvider Clock,
    IChance Chance,
    IDispatcher Dispatcher,
    IJournalStore JournalStore,
    ILoggerFactory Logs
)
{
    /// <summary>The node has one, whoever reads it; the host gives its own, which the log has read since before the node.</summary>
    public HybridClock HybridClock { get; init; } = new(Clock);

    /// <summary>What runs processes of the host.</summary>
    public IRuntime Runtime { get; init; } = new NoRuntime();

    /// <summary>The Redis that agents write their readiness to; null: of a node that hears of none.</summary>
    public RedisReadiness? Redis { get; init; }

    /// <summary>What runs containers, and what is within them.</summary>
    public IRuntime Containers { get; init; } = new NoRuntime();

    /// <inheritdoc cref="NodeServices.Follow"/>
    public Action<NodePlan>? FollowPlan { get; init; }

    public IAgentSurroundings Surroundings { get; init; } = new NoSurroundings();

    public IProber Prober { get; init; } = new NoProber();

    /// <summary>Null: of a node that nobody applies a fleet to.</summary>
    public FleetPorts? Fleet { get; init; }

    /// <summary>Null: of a node that is alone.</summary>
    public ClusterLife? Cluster { get; init; }

    public IAuditTrail Audit { get; init; } = new NoAudit();

    /// <summary>Null: of a node that hears of no others.</summary>
    public OtherNodes? Others { get; init; }

    /// <summary>Where agents write; null: nowhere that could be read.</summary>
    public AgentLogs? AgentLogs { get; init; }

    /// <inheritdoc cref="PaletteServices.Containers"/>
    public ContainerOperations? Operations { get; init; }

    /// <inheritdoc cref="PaletteServices.Outputs"/>
    public AgentOutputs? Outputs { get; init; }

    /// <summary>Null: there is no machine to be looked at.</summary>
    public MachineDoctor? Doctor { get; init; }

    /// <summary>By which movable groups are owned; null: of a node that runs none.</summary>
    public OwnershipPorts? Ownership { get; init; }

    /// <summary>Filled by the node; whoever listens to agents finds their supervisors by it.</summary>
    public AgentDirectory Directory { get; init; } = new();

    /// <summary>More restarts within a minute are a storm; null: by the number of agents.</summary>
    public int? RestartLimit { get; init; }

    /// <inheritdoc cref="NodeFacts.Limits"/>
    public NodeLimits Limits { get; init; } = NodeLimits.None;

    public IBootClock BootClock { get; init; } = new TimestampBootClock(Clock, "");
}

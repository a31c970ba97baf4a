using Microsoft.Extensions.Logging.Abstractions;
using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Audit;
using Supervisor.Node.Clusters;
using Supervisor.Node.Fleets;
using Supervisor.Node.History;
using Supervisor.Node.Palettes.Views;
using Supervisor.Node.Readiness.Redis;
using Supervisor.Runtimes.Containers.Operating;
using Supervisor.Runtimes.Containers.Outputs;
using Supervisor.Runtimes.Doctor;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Palettes;

/// <summary>What commands work on.</summary>
internal sealed record PaletteServices(
    NodeFacts Facts,
    TimeProvider Clock,
    ActorSystem Actors,
    ActorRef<NodeMessage> Node,
    JournalTail Journal
)
{
    public required SupervisedServices Supervised { get; init; }

    /// <summary>Null: nobody applies a fleet to this node.</summary>
    public FleetDesk? Desk { get; init; }

    /// <summary>Null: this node is alone.</summary>
    public ClusterLife? Cluster { get; init; }

    /// <summary>Who keeps this node's ownerships; null: it runs no movable groups.</summary>
    public ActorRef<OwnershipMessage>? Ownership { get; init; }

    /// <summary>What keeps the node from doing what its fleet says; null when nothing does.</summary>
    public OperatorError? FleetTrouble => Desk?.Trouble ?? Cluster?.Trouble;

    /// <summary>Null: nothing writes logs here.</summary>
    public AgentLogs? Logs { get; init; }

    /// <summary>Where containers' output is found; null: there are none.</summary>
    public AgentOutputs? Outputs { get; init; }

    /// <summary>What operators do with containers; null: there are none.</summary>
    public ContainerOperations? Containers { get; init; }

    /// <summary>Who changed what, and who was turned away.</summary>
    public IAuditTrail Audit { get; init; } = new NoAudit();

    public ILoggerFactory Logger { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Null: there is no machine to be looked at.</summary>
    public MachineDoctor? Doctor { get; init; }

    /// <summary>How the Redis stands that agents write their readiness to; null where the fleet names none.</summary>
    public Func<RedisCondition?> Redis { get; init; } = static () => null;

    /// <summary>What starts are due by.</summary>
    public IBootClock BootClock { get; init; } = new TimestampBootClock(Clock, "");

    public ActorRef<RosterMessage> Roster => Supervised.Roster;

    public FleetSettling Settling => new(Node, Supervised.Directory, TimeSpan.FromSeconds(5));

    /// <summary>On the wall clock as it is set now; null where no start is due.</summary>
    public DateTimeOffset? NextStartOf(AgentSnapshot agent) =>
        agent.StartDue is { } due ? Clock.GetUtcNow() + BootClock.Now.Until(due) : null;
}

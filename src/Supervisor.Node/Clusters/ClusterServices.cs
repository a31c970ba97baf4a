using Supervisor.Cluster.Levels;
using Supervisor.Cluster.Membership;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Node.Audit;
using Supervisor.Node.Clusters.Places;
using Supervisor.Node.Fleets;
using Supervisor.Node.Hosting;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Clusters;

/// <summary>What a node is in its cluster with.</summary>
/// <param name="Place">Where the cluster is found.</param>
/// <param name="Folder">Where the node keeps what makes it a member.</param>
/// <param name="Seat">What this node says of itself to the others.</param>
internal sealed record ClusterServices(
    ClusterPlace Place,
    ClusterFolder Folder,
    ClusterIdentity Identity,
    ICoordination Store,
    FilesOfStart Files,
    MembershipSettings Seat,
    HybridClock Clock,
    ILoggerFactory Logs
)
{
    public IAuditTrail Audit { get; init; } = new NoAudit();

    public TimeProvider Time => Seat.Clock;

    /// <summary>What this program goes along with.</summary>
    public LevelSpan Levels { get; init; } = LevelSpan.OfThisProgram;

    /// <summary>What was seen of the store before this start; null: it is the first in this cluster.</summary>
    public StoreMemory? Remembered { get; init; }

    /// <summary>The file by which the node agrees with itself when it is alone.</summary>
    public string OwnStore { get; init; } = "";

    public SecretStore Secrets => Files.Secrets;

    public FleetDrafts Drafts => Files.Drafts;
}

using Supervisor.Cluster.Membership;
using Supervisor.Node.Data;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Clusters;

/// <summary>What a node is in its cluster with.</summary>
/// <param name="Name">Of the cluster.</param>
/// <param name="Seat">What this node says of itself to the others.</param>
internal sealed record ClusterServices(
    string Name,
    NodeIdentity Identity,
    ICoordination Store,
    MembershipSettings Seat,
    HybridClock Clock,
    ILoggerFactory Logs
)
{
    public TimeProvider Time => Seat.Clock;
}

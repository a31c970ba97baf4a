using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Ownership;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Changes;
using Supervisor.Simulation.Clusters.Stores;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Time;

namespace Supervisor.Simulation.Clusters.Members;

/// <summary>What one daemon has of the store: its way to it, what it was told of claims, and whether it follows what is there.</summary>
internal sealed class MemberStore
{
    private ClaimsView? _view;

    internal MemberStore(ClusterSeat seat, Daemon daemon)
    {
        Way = new DaemonStore(seat.Cluster.Store, seat.World.Universe, seat.Machine, daemon);
        Claims = new EntryClaims(Way);
        Trust = new StoreTrust(seat, Way);
    }

    internal DaemonStore Way { get; }

    internal EntryClaims Claims { get; }

    internal StoreTrust Trust { get; }

    internal void Listen() => Claims.Watch(view => _view = view);

    /// <returns>Why it does not; null when there is nothing left to do.</returns>
    internal async Task<OperatorError?> FollowAsync(FleetFollower follower)
    {
        var look = await Way.LookAsync();
        if (!look.IsFound)
        {
            return new OperatorError("store-away", "The store is away.", look.Reason, "");
        }

        if (await Trust.LookAsync(look.Value, _view) is { } doubt)
        {
            return doubt;
        }

        return Trust.IsToStartAnew ? StoreTrust.StartsAnew : await follower.FollowAsync(look.Value);
    }

    /// <summary>What follows when an operator removes a node that is gone for good.</summary>
    internal Task<OperatorError?> GiveBackForAsync(NodeId lost, HybridClock clock) =>
        new LeftClaims(
            Claims,
            new Register(Way, clock.Next),
            () => _view?.Claims.Values ?? [],
            clock.Next
        ).GiveBackAsync(lost);
}

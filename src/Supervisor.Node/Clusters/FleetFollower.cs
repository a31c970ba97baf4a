using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Clusters;

/// <summary>Has this node do what the nodes have agreed on: the newest revision, and whether all stands frozen.</summary>
internal sealed class FleetFollower(FleetDesk desk, ICoordination store)
{
    private StoreState? _followed;

    /// <summary>Looks whether there is anything new, and follows it.</summary>
    /// <returns>Why it does not; null when there is nothing left to do.</returns>
    public async Task<OperatorError?> FollowAsync()
    {
        var look = await store.LookAsync();
        if (!look.IsFound)
        {
            return ClusterErrors.NotReached(look.Reason);
        }

        if (look.Value == _followed)
        {
            return await desk.Downs.AlignAsync();
        }

        if (_followed is { } before && before.Store != look.Value.Store)
        {
            return ClusterErrors.OtherStore();
        }

        var problem = await desk.FollowAsync() ?? await desk.Freezing.AlignAsync() ?? await desk.Downs.AlignAsync();
        if (problem is null)
        {
            _followed = look.Value;
        }

        return problem;
    }
}

using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Clusters;

/// <summary>Has this node do what the nodes have agreed on: the newest revision, and whether all stands frozen.</summary>
internal sealed class FleetFollower(FleetDesk desk)
{
    private StoreState? _followed;

    /// <summary>Looks whether there is anything new, and follows it.</summary>
    /// <param name="look">As the store stands: one that is known to be the cluster's.</param>
    /// <returns>Why it does not; null when there is nothing left to do.</returns>
    public async Task<OperatorError?> FollowAsync(StoreState look)
    {
        if (look == _followed)
        {
            return await desk.Downs.AlignAsync();
        }

        var problem = await desk.FollowAsync() ?? await desk.Freezing.AlignAsync() ?? await desk.Downs.AlignAsync();
        if (problem is null)
        {
            _followed = look;
        }

        return problem;
    }
}

using Supervisor.Cluster.Founding;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Clusters;

/// <summary>What comes before a node is seen by the others: that the store is its cluster's, and that its name is its own.</summary>
internal sealed class ClusterEntry(ClusterServices services)
{
    /// <returns>Why it is not in; null when it is.</returns>
    public async Task<OperatorError?> TryAsync()
    {
        var identity = services.Identity;
        var record = new ClusterRecord(identity.Cluster, services.Name, services.Clock.Next());
        var founded = await ClusterFounding.FoundAsync(services.Store, record);
        if (ClusterErrors.Of(founded, why => ClusterErrors.OtherCluster(services.Name, why)) is { } stranger)
        {
            return stranger;
        }

        var name = new NodeName(identity.Name, identity.Node, services.Clock.Next());
        return ClusterErrors.Of(
            await services.Store.RegisterNodeAsync(name),
            why => ClusterErrors.NameRefused(identity.Name, why)
        );
    }

    /// <summary>Whether trying again may help.</summary>
    public static bool IsForNow(OperatorError problem) => problem.Code == ClusterErrors.NotReached("").Code;
}

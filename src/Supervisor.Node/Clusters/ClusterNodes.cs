using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters;

/// <summary>All nodes that belong to the cluster, as far as was heard: asked for when somebody comes or goes, and now and then.</summary>
internal sealed class ClusterNodes(Register register, NodeId self)
{
    private const int MostLooks = 10;

    private long _seen = -1;
    private int _looks;
    private volatile IReadOnlyList<NodeRecord> _records = [];
    private volatile LeavingRecord? _left;

    public IReadOnlyList<NodeRecord> Records => _records;

    /// <summary>How this node's own belonging ended; null: it belongs.</summary>
    public LeavingRecord? Left => _left;

    /// <returns>Whether they were asked for.</returns>
    public async Task<bool> LookAsync(MembersView members)
    {
        if ((members.Version == _seen && ++_looks < MostLooks) || !await LookAsync())
        {
            return false;
        }

        (_seen, _looks) = (members.Version, 0);
        return true;
    }

    /// <returns>False when they could not be read.</returns>
    public async Task<bool> LookAsync()
    {
        var read = await register.NodesAsync();
        if (read is not { IsOk: true, Value: var nodes })
        {
            return false;
        }

        _records = [.. nodes.Where(node => node.Belongs)];
        _left = nodes.FirstOrDefault(node => node.Node == self.Value)?.Left;
        return true;
    }
}

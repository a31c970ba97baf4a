using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Clusters.Trust;

/// <summary>
/// Takes away the users of etcd whose nodes do not belong any more, however they went: a certificate that is turned away keeps
/// nobody from etcd. Every node that may do so does.
/// </summary>
internal sealed class LeftUsers(NodeUsers users, Register register)
{
    private readonly HashSet<(string Node, long LeftAt)> _gone = [];

    /// <returns>Why some may be served still; null when none is, as far as this node may say.</returns>
    public async Task<OperatorError?> TendAsync()
    {
        if (!users.KnowsMaker)
        {
            return null;
        }

        var nodes = await register.NodesAsync();
        if (!nodes.IsOk)
        {
            return nodes.Error;
        }

        foreach (var node in nodes.Value.Where(IsNew))
        {
            if (await users.RemoveAsync(node) is { } problem)
            {
                return problem;
            }

            _gone.Add((node.Node, node.Left!.At));
        }

        return null;
    }

    private bool IsNew(NodeRecord node) => node.Left is { } left && !_gone.Contains((node.Node, left.At));
}

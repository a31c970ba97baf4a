using System.Net.Sockets;
using Supervisor.Cluster.Links.Transport;

namespace Supervisor.Node.Clusters.Changes;

/// <summary>Whether anything takes connections where a node takes links.</summary>
internal static class LinkPort
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async Task<bool> IsOpenAsync(LinkAddress address)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(address.Host, address.Port, limit.Token);
            return true;
        }
        catch (Exception closed) when (closed is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}

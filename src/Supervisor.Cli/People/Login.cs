using System.Security.Cryptography.X509Certificates;
using Supervisor.Cli.Line;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cli.People;

/// <summary>As whom this user operates a cluster from here.</summary>
/// <param name="Authority">Of the cluster: who has not its certificate is none of its nodes.</param>
/// <param name="Own">With its key.</param>
/// <param name="Nodes">Where the cluster's nodes are reached.</param>
internal sealed record Login(
    ClusterId Cluster,
    string ClusterName,
    string Name,
    X509Certificate2 Authority,
    X509Certificate2 Own,
    IReadOnlyList<HostAndPort> Nodes
)
{
    public DateTimeOffset Until => new(Own.NotAfter);
}

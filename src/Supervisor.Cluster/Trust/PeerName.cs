using System.Diagnostics.CodeAnalysis;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Trust;

/// <summary>Who a certificate says that its bearer is, as a name of the kind <c>supervisor://CLUSTER/node/NODE</c> in it.</summary>
internal sealed record PeerName(ClusterId Cluster, NodeId Node)
{
    private const string Scheme = "supervisor";
    private const string NodeKind = "node";

    public Uri ToUri() => new($"{Scheme}://{Cluster}/{NodeKind}/{Node}");

    public static bool TryParse(string text, [NotNullWhen(true)] out PeerName? name)
    {
        name = null;
        if (
            Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme == Scheme
            && ClusterId.TryParse(uri.Host, out var cluster)
            && uri.AbsolutePath.Split('/') is ["", NodeKind, var id]
            && NodeId.TryParse(id, out var node)
        )
        {
            name = new PeerName(cluster, node);
        }

        return name is not null;
    }
}

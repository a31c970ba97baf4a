using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.TestKit.Links;

namespace Supervisor.IntegrationTests.Links;

/// <summary>An authority, and nodes that listen on loopback with what it gave them.</summary>
internal sealed class TlsWorld : IDisposable
{
    /// <summary>Founded long ago, so that there are members whose certificates have expired.</summary>
    private readonly ClusterAuthority _authority = ClusterAuthority.Found(
        LinkWorld.Cluster,
        TimeProvider.System.GetUtcNow().AddYears(-1)
    );

    public X509Certificate2 Authority => _authority.PublicCertificate;

    public (ILinkTransport Transport, LinkAddress Address) Open(NodeId node)
    {
        var transport = TlsTransport.Listen(Settings(Leaf(node)), new IPEndPoint(IPAddress.Loopback, 0));
        return (transport, new LinkAddress("127.0.0.1", transport.EndPoint.Port));
    }

    /// <summary>What has ended connections that came in, and nobody foresaw.</summary>
    public ConcurrentQueue<Exception> Broken { get; } = [];

    /// <inheritdoc cref="TlsSettings.WhyDenied"/>
    public Func<PeerProof, OperatorError?> WhyDenied { get; set; } = static _ => null;

    public TlsSettings Settings(X509Certificate2 own) =>
        new(LinkWorld.Cluster, own, Authority, TimeProvider.System)
        {
            Broke = Broken.Enqueue,
            WhyDenied = proof => WhyDenied(proof),
        };

    public X509Certificate2 Leaf(NodeId node, DateTimeOffset? made = null) => Leaf(_authority, node, made);

    public static X509Certificate2 Leaf(ClusterAuthority authority, NodeId node, DateTimeOffset? made = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = authority.Issue(
            node,
            new PublicKey(key),
            ["127.0.0.1"],
            made ?? TimeProvider.System.GetUtcNow()
        );
        return leaf.CopyWithPrivateKey(key);
    }

    public X509Certificate2 LeafOfPerson(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = _authority.Issue(name, new PublicKey(key), TimeProvider.System.GetUtcNow());
        return leaf.CopyWithPrivateKey(key);
    }

    public void Dispose() => _authority.Dispose();
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts.Ids;
using Supervisor.TestKit.Links;

namespace Supervisor.Benchmarks.Links;

/// <summary>This process as one node, and another process as the other, with certificates of one authority.</summary>
internal sealed class LinkPair : IAsyncDisposable, ILinkDirectory
{
    public const string AuthorityFile = "authority.crt";
    public const string PeerFile = "peer.pem";

    private readonly Process _peer;
    private readonly TlsTransport _transport;
    private readonly X509Certificate2 _own;
    private readonly X509Certificate2 _authority;
    private readonly int _linkPort;

    private LinkPair(string directory)
    {
        using var authority = ClusterAuthority.Found(LinkWorld.Cluster, TimeProvider.System.GetUtcNow());
        _authority = authority.PublicCertificate;
        _own = Leaf(authority, LinkWorld.Node(1));
        File.WriteAllBytes(Path.Combine(directory, AuthorityFile), _authority.RawData);
        using (var peer = Leaf(authority, LinkWorld.Node(2)))
        using (var key = peer.GetECDsaPrivateKey()!)
        {
            File.WriteAllText(
                Path.Combine(directory, PeerFile),
                peer.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()
            );
        }

        _peer = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, [LinkPeer.Command, directory])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
                RedirectStandardInput = true,
            }
        )!;
        (_linkPort, RawPort) = (ReadPort(), ReadPort());
        _transport = TlsTransport.Listen(Settings, new IPEndPoint(IPAddress.Loopback, 0));
        var settings = new LinkSettings(LinkWorld.Cluster, LinkWorld.Node(1), "run-1", TimeProvider.System, () => 0.5);
        Node = new LinkedNode(settings, _transport, this, LinkWorld.Words, LinkWorld.Others);
    }

    public static NodeId Peer => LinkWorld.Node(2);

    public LinkedNode Node { get; }

    /// <summary>Where the other process takes frames without links and actors.</summary>
    public int RawPort { get; }

    public TlsSettings Settings => new(LinkWorld.Cluster, _own, _authority, TimeProvider.System);

    public static LinkPair Start(string directory) => new(directory);

    public IReadOnlyList<LinkAddress> Find(NodeId node) => [new("127.0.0.1", _linkPort)];

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await _transport.DisposeAsync();
        _peer.StandardInput.Close();
        await _peer.WaitForExitAsync();
        _peer.Dispose();
        _own.Dispose();
    }

    private static X509Certificate2 Leaf(ClusterAuthority authority, NodeId node)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = authority.Issue(node, new PublicKey(key), ["127.0.0.1"], TimeProvider.System.GetUtcNow());
        return leaf.CopyWithPrivateKey(key);
    }

    private int ReadPort() => int.Parse(_peer.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
}

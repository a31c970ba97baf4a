using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts.Ids;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters;

/// <summary>Who is turned away where nodes speak with each other: nobody is linked, and each stands in the audit trail.</summary>
public sealed class StrangersAtTheLinksTests : IAsyncLifetime
{
    /// <summary>As sessions of other nodes are asked for.</summary>
    private const string Sessions = "supervisor-sessions";

    private readonly Scratch _shared = new();
    private readonly ClusterPerson _ann = new("ann");
    private ClusterNode _node = null!;

    public async ValueTask InitializeAsync()
    {
        _node = new ClusterNode("mainpc", "--cluster", "home", "--coordination", _shared.File("shared.db"));
        await _node.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _ann.Dispose();
        _shared.Dispose();
    }

    [Fact]
    public async Task Stranger_OfWhateverKind_IsNotLinked_AndIsInTheTrail()
    {
        await _ann.LogInAsync(_node, "admin");
        using var ann = X509Certificate2.CreateFromPem((string)_ann.Login["certificate"]!, (string)_ann.Login["key"]!);
        using var foreign = Foreign();

        (await ToldAsync(null)).ShouldContain(LinkErrorCodes.NoCertificate);
        (await ToldAsync(foreign)).ShouldContain(LinkErrorCodes.OtherAuthority);
        (await ToldAsync(ann)).ShouldContain("certificate is not a node");
        (await ToldAsync(foreign, Sessions)).ShouldContain(LinkErrorCodes.OtherAuthority);
        (await ToldAsync(ann, Sessions)).ShouldContain("certificate is not a node");

        (await _node.NodesAsync()).Keys.ShouldBe(["mainpc"]);
        var refusals = new List<string>();
        await Until.HoldsAsync(
            async () => (refusals = await RefusalsAsync()).Count == 5,
            "each is in the trail",
            () => string.Join('\n', refusals)
        );
        refusals.ShouldAllBe(entry => entry.Contains("127.0.0.1:"));
        refusals.Count(entry => entry.Contains(LinkErrorCodes.NoCertificate)).ShouldBe(1);
        refusals.Count(entry => entry.Contains(LinkErrorCodes.OtherAuthority)).ShouldBe(4);
        refusals.Count(entry => entry.Contains("certificate is not a node")).ShouldBe(2);
        refusals.Count(entry => entry.Contains("a session of another node")).ShouldBe(2);
    }

    private async Task<List<string>> RefusalsAsync() =>
        [
            .. (await _node.PbmAsync("cluster", "audit", "-o", "json"))
                .Out.Split('\n')
                .Where(entry => entry.Contains("link.", StringComparison.Ordinal)),
        ];

    /// <summary>What a node would show that another authority has admitted.</summary>
    private static X509Certificate2 Foreign()
    {
        var cluster = ClusterId.FromEntropy(new byte[16]);
        using var authority = ClusterAuthority.Found(cluster, DateTimeOffset.UtcNow.AddDays(-1));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var node = NodeId.FromEntropy(new byte[16]);
        using var leaf = authority.Issue(node, new PublicKey(key), ["127.0.0.1"], DateTimeOffset.UtcNow);
        return leaf.CopyWithPrivateKey(key);
    }

    /// <param name="protocol">Null: a link is wanted.</param>
    private async Task<string> ToldAsync(X509Certificate2? shown, string? protocol = null)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", int.Parse(_node.Links.Split(':')[1]));
        await using var stream = new SslStream(new NetworkStream(socket));
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "any",
                EnabledSslProtocols = SslProtocols.Tls13,
                ApplicationProtocols = protocol is null ? null : [new SslApplicationProtocol(protocol)],
                ClientCertificateContext = shown is null
                    ? null
                    : SslStreamCertificateContext.Create(shown, additionalCertificates: null, offline: true),
                RemoteCertificateValidationCallback = (_, node, _, _) => node is not null,
            }
        );
        var told = new StringBuilder();
        var buffer = new byte[4096];
        // It hangs up when it has said why; beats may come before.
        while (!told.ToString().Contains("\"code\"", StringComparison.Ordinal))
        {
            var read = await Patience.For(stream.ReadAsync(buffer).AsTask(), "a reason", told.ToString);
            if (read == 0)
            {
                break;
            }

            told.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return told.ToString();
    }
}

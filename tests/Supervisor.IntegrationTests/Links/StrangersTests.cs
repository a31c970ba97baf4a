using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts.Palettes;
using Supervisor.IntegrationTests.Readiness;
using Supervisor.Node.Audit;
using Supervisor.Node.Clusters;
using Supervisor.Supervision.Ports.Links;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.IntegrationTests.Links;

/// <summary>Who is no member gets no link, is told why where that is possible, and disturbs nobody.</summary>
public sealed class StrangersTests : IAsyncLifetime
{
    private static readonly OperatorError Denied = new(LinkErrorCodes.Denied, "The cluster turns it away.", "", "");

    private readonly TlsWorld _tls = new();
    private readonly LinkWorld _world;

    public StrangersTests() => _world = new LinkWorld(TimeProvider.System, _tls.Open);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        _tls.Dispose();
    }

    [Fact]
    public async Task Node_WithAnExpiredCertificate_IsRefusedAndToldSo()
    {
        var member = _world.Start(1);
        using var expired = _tls.Leaf(LinkWorld.Node(2), TimeProvider.System.GetUtcNow().AddDays(-200));

        (await ToldAsync(expired)).ShouldContain(LinkErrorCodes.Expired);

        await MemberIsWellAsync(member);
        member.Refusals.ShouldContain(refusal => refusal.Code == LinkErrorCodes.Expired);
    }

    [Fact]
    public async Task Node_OfAnotherAuthority_IsRefusedAndToldSo()
    {
        var member = _world.Start(1);
        using var stranger = ClusterAuthority.Found(LinkWorld.Cluster, TimeProvider.System.GetUtcNow());
        using var leaf = TlsWorld.Leaf(stranger, LinkWorld.Node(2));

        (await ToldAsync(leaf)).ShouldContain(LinkErrorCodes.OtherAuthority);

        await MemberIsWellAsync(member);
    }

    [Fact]
    public async Task Peer_WithoutACertificate_IsToldSo()
    {
        var member = _world.Start(1);

        (await ToldAsync(null)).ShouldContain(LinkErrorCodes.NoCertificate);

        await MemberIsWellAsync(member);
    }

    [Fact]
    public async Task Node_ThatSaysToBeAnother_IsRefused()
    {
        var member = _world.Start(1);
        using var leaf = _tls.Leaf(LinkWorld.Node(3));
        var transport = TlsTransport.Listen(_tls.Settings(leaf), new IPEndPoint(IPAddress.Loopback, 0));
        await using var held = transport;
        var settings = new LinkSettings(LinkWorld.Cluster, LinkWorld.Node(2), "run", TimeProvider.System, () => 0.5);
        await using var impostor = new LinkedNode(settings, transport, _world, LinkWorld.Words);

        impostor.Lane().Say(member.Id, new Word(1));

        await UntilAsync(() => member.Refusals.Any(refusal => refusal.Code == LinkErrorCodes.OtherNode));
        await MemberIsWellAsync(member);
    }

    [Fact]
    public async Task WhoeverIsTurnedAway_IsInTheAuditTrail_WithWhereHeWas()
    {
        var audit = new CapturedAudit();
        var mine = _tls.Settings(_tls.Leaf(LinkWorld.Node(1))) with { WhyDenied = WhyDenied };
        await using var transport = TlsTransport.Listen(mine, new IPEndPoint(IPAddress.Loopback, 0));
        await using var links = new NodeLinks(
            new LinkSettings(LinkWorld.Cluster, LinkWorld.Node(1), "run", TimeProvider.System, () => 0.5),
            transport,
            _world,
            new LinkStates(NullLogger.Instance, audit)
        );
        links.Start();
        using var stranger = ClusterAuthority.Found(LinkWorld.Cluster, TimeProvider.System.GetUtcNow());
        using var foreign = TlsWorld.Leaf(stranger, LinkWorld.Node(2));
        using var expired = _tls.Leaf(LinkWorld.Node(2), TimeProvider.System.GetUtcNow().AddDays(-200));
        using var denied = _tls.Leaf(LinkWorld.Node(4));
        using var person = _tls.LeafOfPerson("ann");

        foreach (
            var (shown, code) in ((X509Certificate2?, string)[])
                [
                    (null, LinkErrorCodes.NoCertificate),
                    (foreign, LinkErrorCodes.OtherAuthority),
                    (expired, LinkErrorCodes.Expired),
                    (denied, LinkErrorCodes.Denied),
                    (person, PeerErrors.NotOfANode.Code),
                ]
        )
        {
            audit.Entries.Clear();
            var port = 0;
            using (var socket = await ConnectAsync("127.0.0.1", transport.EndPoint.Port))
            {
                port = ((IPEndPoint)socket.LocalEndPoint!).Port;
                (await ToldAsync(socket, shown)).ShouldContain(code);
            }

            await UntilAsync(() => !audit.Entries.IsEmpty);
            var entry = audit.Entries.ShouldHaveSingleItem();
            (entry.Event, entry.Record.What, entry.Record.Code).ShouldBe((AuditEvents.Refused, "link", code));
            entry.Record.From.ShouldBe($"127.0.0.1:{port}");
        }
    }

    [Fact]
    public async Task Garbage_AndThoseWhoSayNothing_DisturbNobody()
    {
        var member = _world.Start(1);
        var peers = new List<Socket>();
        for (var i = 0; i < 40; i++)
        {
            var peer = await ConnectAsync(member);
            peers.Add(peer);
            if (i % 2 == 0)
            {
                await peer.SendAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
            }
        }

        await MemberIsWellAsync(member);
        peers.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public async Task Certificates_ThatTheRuntimeCannotRead_EndTheirOwnConnections_HoweverManyThereAre()
    {
        var member = _world.Start(1);
        using var malformed = Malformed();

        // More than are accepted at once.
        for (var i = 0; i < 70; i++)
        {
            (await ToldAsync(malformed)).ShouldBeEmpty();
        }

        // The stranger is hung up on before that is told.
        await Eventually.HoldsAsync(() => Task.FromResult(_tls.Broken.Count == 70), "each of them is told");
        _tls.Broken.ShouldAllBe(broken => broken is CryptographicException);
        await MemberIsWellAsync(member);
    }

    [Fact]
    public async Task Node_ThatShowsWhatTheRuntimeCannotRead_IsDialledInVain_AndSaidToBe()
    {
        using var malformed = Malformed();
        await using var odd = TlsTransport.Listen(_tls.Settings(malformed), new IPEndPoint(IPAddress.Loopback, 0));
        using var leaf = _tls.Leaf(LinkWorld.Node(2));
        await using var dialling = TlsTransport.Listen(_tls.Settings(leaf), new IPEndPoint(IPAddress.Loopback, 0));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        var dialled = await dialling.DialAsync(new LinkAddress("127.0.0.1", odd.EndPoint.Port), patience.Token);

        dialled.Error.ShouldNotBeNull().Code.ShouldBe(LinkErrorCodes.Unreachable);
    }

    [Fact]
    public async Task Node_ThatIsTurnedAwayWhileItIsGreeted_HasNoLink()
    {
        var member = _world.Start(1);
        var asked = 0;
        _tls.WhyDenied = _ => Interlocked.Increment(ref asked) > 2 ? Denied : null;
        var other = _world.Start(2);
        var news = other.Listen();

        other.Lane().Say(member.Id, new Word(0));

        // Each end lets the other through the handshake.
        var lost = await news.NextAsync<LaneNews<Word>.Lost>();
        lost.Reason.Code.ShouldBe(LinkErrorCodes.Denied);
    }

    /// <summary>By its own word it may be used for something, in policies that are none.</summary>
    private static X509Certificate2 Malformed()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=odd", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509Extension("2.5.29.32", [0x30, 0x05, 0x01], critical: false));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    /// <summary>What somebody with this certificate is told by the first member.</summary>
    private async Task<string> ToldAsync(X509Certificate2? certificate)
    {
        using var socket = await ConnectAsync(LinkWorld.Node(1));
        return await ToldAsync(socket, certificate);
    }

    private static async Task<string> ToldAsync(Socket socket, X509Certificate2? certificate)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var tls = new SslStream(new NetworkStream(socket));
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "any",
                EnabledSslProtocols = SslProtocols.Tls13,
                ClientCertificates = certificate is null ? null : [certificate],
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null,
            },
            patience.Token
        );
        using var told = new StreamReader(tls);
        var buffer = new char[4096];
        try
        {
            return new string(buffer, 0, await told.ReadAsync(buffer.AsMemory(), patience.Token));
        }
        catch (IOException)
        {
            // Hung up on.
            return "";
        }
    }

    private Task<Socket> ConnectAsync(LinkedNode node) => ConnectAsync(node.Id);

    private async Task<Socket> ConnectAsync(Contracts.Ids.NodeId node)
    {
        var address = _world.Find(node).Single();
        return await ConnectAsync(address.Host, address.Port);
    }

    private static async Task<Socket> ConnectAsync(string host, int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host, port);
        return socket;
    }

    private static OperatorError? WhyDenied(PeerProof peer) =>
        peer.Name.Bearer is Bearer.OfNode { Id: var id } && id == LinkWorld.Node(4)
            ? new OperatorError(LinkErrorCodes.Denied, "The node is turned away.", "It was removed.", "")
            : null;

    private async Task MemberIsWellAsync(LinkedNode member)
    {
        var other = _world.Start(9);
        var (news, ear) = (other.Listen(), member.Listen());
        other.Lane().Say(member.Id, new Word(0));
        await news.NextAsync<LaneNews<Word>.Linked>();
        other.Lane().Say(member.Id, new Word(1)).ShouldBe(SayResult.Accepted);
        var said = await ear.NextAsync<LaneNews<Word>.Said>();
        said.Node.ShouldBe(other.Id, "Nobody else may have been heard.");
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Clusters.Sessions;
using Supervisor.Node.Forwarding.Sessions;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.IntegrationTests.Links;

/// <summary>Connections of their own between nodes, at the port of links, over real TLS.</summary>
public sealed class NodeSessionsTests : IAsyncLifetime, ILinkDirectory
{
    private static readonly NodeId One = LinkWorld.Node(1);
    private static readonly NodeId Two = LinkWorld.Node(2);

    private readonly TlsWorld _tls = new();
    private readonly ConcurrentDictionary<NodeId, LinkAddress> _addresses = new();
    private readonly List<IAsyncDisposable> _open = [];
    private readonly Channel<DialledSession> _served = Channel.CreateUnbounded<DialledSession>();
    private readonly TaskCompletionSource _isOver = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _isOver.TrySetResult();
        foreach (var open in Enumerable.Reverse(_open))
        {
            await open.DisposeAsync();
        }

        _tls.Dispose();
    }

    IReadOnlyList<LinkAddress> ILinkDirectory.Find(NodeId node) =>
        _addresses.TryGetValue(node, out var address) ? [address] : [];

    [Fact]
    public async Task Nodes_ThatBothKnowSessions_HaveOne_ThoughTheOtherTakesPeopleAsWell()
    {
        var one = Start(One, new PeopleOnly());
        var two = Start(Two, new PeopleOnly());
        two.ServeBy(ServeAsync);

        var dialled = await one.DialAsync(Two, Stop);

        dialled.IsOk.ShouldBeTrue(dialled.Error?.Message);
        var served = await _served.Reader.ReadAsync(Stop);
        served.Peer.Value.ShouldBe(One);
        await dialled.Value!.WriteAsync("hello"u8.ToArray(), Stop);
        var heard = new byte[5];
        await served.Stream.ReadExactlyAsync(heard, Stop);
        heard.ShouldBe("hello"u8.ToArray());
    }

    [Fact]
    public async Task Node_FromBeforeThereWereSessions_IsToldApart()
    {
        var one = Start(One, new PeopleOnly());
        StartOlder(Two);

        (await one.DialAsync(Two, Stop)).Error!.Code.ShouldBe(LinkErrorCodes.Version);
    }

    [Fact]
    public async Task Node_ThatIsAnother_IsNotSpokenTo()
    {
        var one = Start(One);
        Start(LinkWorld.Node(3));
        _addresses[Two] = _addresses[LinkWorld.Node(3)];

        (await one.DialAsync(Two, Stop)).Error!.Code.ShouldBe(LinkErrorCodes.OtherNode);
    }

    [Fact]
    public async Task Node_ThatNobodyKnows_OrWhereNobodyListens_IsNotReached()
    {
        var one = Start(One);

        (await one.DialAsync(Two, Stop)).Error!.Code.ShouldBe(LinkErrorCodes.Unreachable);
        _addresses[Two] = new LinkAddress("127.0.0.1", 1);
        (await one.DialAsync(Two, Stop)).Error!.Code.ShouldBe(LinkErrorCodes.Unreachable);
    }

    [Fact]
    public async Task Person_IsNoNode()
    {
        var two = Start(Two);
        two.ServeBy(ServeAsync);
        using var ann = _tls.LeafOfPerson("ann");
        await using var transport = TlsTransport.Listen(_tls.Settings(ann), new IPEndPoint(IPAddress.Loopback, 0));

        var dialled = await transport.DialAsync(_addresses[Two], [SessionsProtocol.Name], Stop);

        await using var held = dialled.Value!;
        (await _served.Reader.ReadAsync(Stop)).Peer.IsOk.ShouldBeFalse();
    }

    [Fact]
    public async Task Node_ThatIsTurnedAway_HasItsSessionsEnded()
    {
        var one = Start(One);
        var two = Start(Two);
        two.ServeBy(ServeAsync);
        await using var near = new PassedChannel((await one.DialAsync(Two, Stop)).Value!, TimeProvider.System);
        await using var far = new PassedChannel((await _served.Reader.ReadAsync(Stop)).Stream, TimeProvider.System);

        two.Cut(One);

        (await near.ReadAsync(Stop)).ShouldBeNull();
        (await far.ReadAsync(Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Node_ThatIsTurnedAwayBeforeItsSessionIsServed_HasNone()
    {
        var one = Start(One);
        var two = Start(Two);
        two.ServeBy(ServeAsync);
        var asked = 0;
        var denied = new OperatorError(LinkErrorCodes.Denied, "The cluster turns it away.", "", "");
        // Each end lets the other through the handshake.
        _tls.WhyDenied = _ => Interlocked.Increment(ref asked) > 2 ? denied : null;

        await using var near = new PassedChannel((await one.DialAsync(Two, Stop)).Value!, TimeProvider.System);

        (await near.ReadAsync(Stop)).ShouldBeNull();
        _served.Reader.TryRead(out _).ShouldBeFalse();
    }

    private NodeSessions Start(NodeId node, params IConnectionDoor[] more)
    {
        var door = new SessionDoor(NullLogger.Instance);
        var transport = Listen(node, [door, .. more]);
        var sessions = new NodeSessions(door, new SessionDialler(transport, this, TimeProvider.System));
        _open.Add(sessions);
        return sessions;
    }

    private void StartOlder(NodeId node) => Listen(node, [new PeopleOnly()]);

    private TlsTransport Listen(NodeId node, IConnectionDoor[] doors)
    {
        var transport = TlsTransport.Listen(
            _tls.Settings(_tls.Leaf(node)),
            new IPEndPoint(IPAddress.Loopback, 0),
            doors
        );
        _open.Add(transport);
        _addresses[node] = new LinkAddress("127.0.0.1", transport.EndPoint.Port);
        return transport;
    }

    private async Task ServeAsync(DialledSession dialled, CancellationToken stop)
    {
        await _served.Writer.WriteAsync(dialled, CancellationToken.None);
        await _isOver.Task;
    }

    private sealed class PeopleOnly : IConnectionDoor
    {
        public SslApplicationProtocol Protocol => SslApplicationProtocol.Http11;

        public void Take(SecuredStream connection) => connection.Stream.Dispose();
    }
}

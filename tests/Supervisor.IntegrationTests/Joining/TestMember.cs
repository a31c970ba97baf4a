using System.Net;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Joining.Desk;
using Supervisor.Cluster.Joining.Invitations;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Views;
using Supervisor.TestKit.Links;

namespace Supervisor.IntegrationTests.Joining;

/// <summary>A node that belongs: it listens for links and for those who want to belong, as a daemon would.</summary>
internal sealed class TestMember : IAsyncDisposable
{
    private readonly JoinWorld _world;
    private readonly ClusterFolder _folder;
    private readonly TrustDoor _door;
    private readonly TlsTransport _transport;
    private LinkedNode? _links;
    private ClusterIdentity _identity;

    public TestMember(JoinWorld world, ClusterFolder folder, ClusterIdentity identity, IPEndPoint at)
    {
        (_world, _folder, _identity) = (world, folder, identity);
        Watch = new TrustWatch(world.Store, DenyView.Unknown, Cut);
        _door = new TrustDoor(world.Services(() => _identity, Watch));
        var tls = new TlsSettings(identity.Cluster, identity.Own, identity.Authority, world.Clock)
        {
            WhyDenied = Watch.WhyDenied,
        };
        _transport = TlsTransport.Listen(tls, at, _door);
        Address = new LinkAddress("127.0.0.1", _transport.EndPoint.Port);
    }

    public TrustWatch Watch { get; }

    public LinkAddress Address { get; }

    public ClusterIdentity Identity => _identity;

    public LinkedNode Links => _links ??= OpenLinks();

    public Custodian Custodian(TimeProvider? clock = null) =>
        new(_folder, _world.Register, _world, clock ?? _world.Clock, Take);

    public async Task<JoinToken> InviteAsync(
        InvitedRole role = InvitedRole.Node,
        TimeSpan? life = null,
        params LinkAddress[] endpoints
    )
    {
        var maker = new InvitationMaker(_world.Store, () => _identity, _world.Now, JoinWorld.Chance);
        var wanted = new Invitation(role, life ?? InvitationRules.DefaultLife, "ann");
        return (await maker.MakeAsync(wanted, endpoints is [] ? [Address] : endpoints)).Value!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_links is not null)
        {
            await _links.DisposeAsync();
        }

        await _transport.DisposeAsync();
        await _door.DisposeAsync();
        await Watch.DisposeAsync();
    }

    private void Take(ClusterIdentity changed)
    {
        _identity = changed;
        _transport.Show(changed.Own);
    }

    private LinkedNode OpenLinks()
    {
        var settings = new LinkSettings(_identity.Cluster, _identity.Node, "run", _world.Clock, () => 0.5);
        return new LinkedNode(settings, _transport, _world, LinkWorld.Words);
    }

    private void Cut(DenyView view)
    {
        foreach (var (id, why) in view.Nodes)
        {
            _ = Contracts.Ids.NodeId.TryParse(id, out var node);
            _links?.Cut(node!, new Contracts.Palettes.OperatorError(LinkErrorCodes.Denied, "Turned away.", why, ""));
        }
    }
}

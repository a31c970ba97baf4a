using System.Security.Cryptography;
using Supervisor.Actors.Systems;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Joining.Desk;
using Supervisor.Cluster.Joining.Invitations;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Views;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Api.People;
using Supervisor.Node.Clusters.Sessions;
using Supervisor.Node.Clusters.Trust;
using Supervisor.Supervision.Ports.Links;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters;

/// <summary>What other machines reach of this node: links, and the door for those who want to belong.</summary>
internal sealed class ClusterLinks : IAsyncDisposable
{
    private readonly ClusterServices _services;
    private readonly ILogger _log;
    private readonly DeniedMemory _deniedMemory;
    private readonly MemberAddresses _addresses;
    private readonly TrustWatch _watch;
    private readonly TrustDoor _door;
    private readonly TlsTransport _transport;
    private readonly NodeLinks _links;
    private volatile ClusterIdentity _identity;

    /// <param name="members">As they are seen now.</param>
    /// <exception cref="System.Net.Sockets.SocketException">It cannot listen there.</exception>
    public ClusterLinks(ClusterServices services, DenyView denied, Func<MembersView> members, IChance chance)
    {
        (_services, _identity) = (services, services.Identity);
        States = new LinkStates(services.Logs.CreateLogger<LinkStates>(), services.Audit);
        _log = services.Logs.CreateLogger<ClusterLinks>();
        _deniedMemory = new DeniedMemory(services.Folder.Paths);
        _addresses = new MemberAddresses(members);
        _watch = new TrustWatch(services.Store, denied, OnDenied, OnPeople);
        _door = new TrustDoor(Desk());
        People = new PeopleDoor(OfPeople());
        var tls = new TlsSettings(_identity.Cluster, _identity.Own, _identity.Authority, services.Time)
        {
            WhyDenied = _watch.WhyDenied,
            Broke = States.Broke,
        };
        var sessions = new SessionDoor(services.Logs.CreateLogger<SessionDoor>());
        // Before people: who can do with either is given this.
        _transport = TlsTransport.Listen(tls, services.Place.Links.Listen, _door, sessions, People);
        Sessions = new NodeSessions(sessions, new SessionDialler(_transport, _addresses, services.Time));
        var own = services.Seat.Own;
        var settings = new LinkSettings(_identity.Cluster, own.Node, own.Run, services.Time, chance.Next);
        _links = new NodeLinks(settings, _transport, _addresses, States);
    }

    public LinkStates States { get; }

    /// <summary>For people on other machines.</summary>
    public PeopleDoor People { get; }

    /// <summary>Connections of their own, for what operators do on other nodes.</summary>
    public NodeSessions Sessions { get; }

    public ClusterIdentity Identity => _identity;

    /// <summary>Before <see cref="Open"/>.</summary>
    public ILane<TMessage> Add<TMessage>(LaneDefinition<TMessage> definition)
        where TMessage : class => _links.Add(definition);

    /// <summary>From now on others are linked with.</summary>
    public void Open() => _links.Start();

    /// <summary>
    /// Tries again to link with those that live and are out of reach, whether anybody has something to say to them or not: so that
    /// nobody is told so of one that could be reached by now.
    /// </summary>
    public void SeekAgain(MembersView view)
    {
        foreach (var node in States.Missed(view))
        {
            _links.Seek(node);
        }
    }

    /// <summary>For how long nothing has come from the node over a link; null: there was none.</summary>
    public TimeSpan? SinceHeard(NodeId node) => _links.SinceHeard(node);

    public Custodian Custodian() => new(_services.Folder, Register(), _addresses, _services.Time, Take);

    /// <summary>Does again what was not possible when it came up.</summary>
    /// <returns>Why it still is not; null when nothing is left.</returns>
    public OperatorError? Tend() => _deniedMemory.Tend();

    public Register Register() => new(_services.Store, _services.Clock.Next);

    public Task<Outcome<JoinToken>> InviteAsync(Invitation wanted)
    {
        var maker = new InvitationMaker(
            _services.Store,
            () => _identity,
            _services.Clock.Next,
            RandomNumberGenerator.GetBytes
        );
        return maker.MakeAsync(
            wanted,
            _identity.Key is null ? [] : ClusterFoundation.AddressesOf(_services.Place.Links)
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _links.DisposeAsync();
        await _transport.DisposeAsync();
        await _door.DisposeAsync();
        await Sessions.DisposeAsync();
        await People.DisposeAsync();
        await _watch.DisposeAsync();
    }

    private PeopleDoorServices OfPeople() =>
        new()
        {
            Cluster = _identity.Cluster,
            Authority = _identity.Authority,
            WhyDenied = _watch.WhyDenied,
            RoleOf = _watch.RoleOf,
            Roles = () => _watch.Roles,
            Names = [.. ClusterFoundation.AddressesOf(_services.Place.Links).Select(static address => address.Host)],
            Clock = _services.Time,
        };

    private DeskServices Desk() =>
        new()
        {
            Entries = _services.Store,
            Identity = () => _identity,
            Now = _services.Clock.Next,
            Clock = _services.Time,
            Chance = RandomNumberGenerator.GetBytes,
            WhyDenied = proof => _watch.WhyDenied(proof),
            DialBack = new TcpDialBack(_services.Time),
            Gifts = new NodeGifts(NodeUsers.In(_services.Place), _services.Secrets),
            Groups = new FleetGroups(_services.Store, _services.Drafts),
            Observer = new TrustLog(_services.Logs.CreateLogger<TrustLog>(), _services.Audit),
        };

    private void Take(ClusterIdentity changed)
    {
        _identity = changed;
        _transport.Show(changed.Own);
    }

    private void OnDenied(DenyView view)
    {
        foreach (var (id, why) in view.Nodes)
        {
            if (NodeId.TryParse(id, out var node))
            {
                _links?.Cut(node, new OperatorError(LinkErrorCodes.Denied, "The cluster turns it away.", why, ""));
                Sessions?.Cut(node);
            }
        }

        OnPeople();
        // Last: a disk that is full must keep nobody in.
        if (_deniedMemory.Keep(view) is { } problem)
        {
            _log.NotTended($"{problem.Message} {problem.Why}".TrimEnd());
        }
    }

    // The watch tells before there is a door.
    private void OnPeople() => People?.Look();
}

using System.Collections.Concurrent;
using System.Net.Security;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Api.Access;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Api.People;

/// <summary>
/// Where people of the cluster come in from other machines: on the port of links, told apart by the protocol that they ask for in
/// TLS. Who is turned away, loses a role or lets his certificate run out has his connections ended.
/// </summary>
internal sealed class PeopleDoor : IConnectionDoor, IAsyncDisposable
{
    /// <summary>Of those that the web server has not taken yet: it takes them at once when it is there.</summary>
    private const int MostWaiting = 64;

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(10);

    private readonly PeopleDoorServices _services;
    private readonly ConcurrentDictionary<PersonConnection, bool> _open = new();
    private readonly ITimer _looking;

    private readonly Channel<PersonConnection> _came = Channel.CreateBounded<PersonConnection>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true }
    );

    public PeopleDoor(PeopleDoorServices services)
    {
        _services = services;
        _looking = services.Clock.CreateTimer(_ => Look(), null, LookInterval, LookInterval);
    }

    /// <summary>What browsers and other programs ask for as well, who have a person's certificate.</summary>
    public SslApplicationProtocol Protocol => SslApplicationProtocol.Http11;

    public ChannelReader<PersonConnection> Came => _came.Reader;

    public void Take(SecuredStream connection)
    {
        var person = new PersonConnection(connection, this);
        if (!_came.Writer.TryWrite(person))
        {
            // The daemon starts or stops: whoever comes now asks again.
            person.Abort(new ConnectionAbortedException());
        }
    }

    /// <summary>Has the connection served: what comes in is read from now on.</summary>
    public void Serve(PersonConnection person)
    {
        _open[person] = true;
        _ = person
            .ReceiveAsync()
            .ContinueWith(
                _ => _open.TryRemove(person, out var _),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
    }

    /// <summary>Whether the request is let in, and whose it is.</summary>
    public Outcome<Caller> Decide(PersonConnection person, RequestFacts request)
    {
        if (PeopleRules.ProblemOfHost(request, _services.Names) is { } problem)
        {
            return problem;
        }

        var caller = Decide(person);
        if (!caller.IsOk)
        {
            return caller;
        }

        person.Admit(caller.Value);
        return caller.Value with { From = person.Remote };
    }

    /// <summary>Whose certificate it is, also when it does not let him in; empty when it is nobody's.</summary>
    public string BearerOf(PersonConnection person)
    {
        var proof = person.Secured.Peer.IsOk ? person.Secured.Peer.Value : AtItsTime(person);
        return proof?.Name.Bearer is Bearer.OfPerson { Name: var name } ? name : proof?.ToString() ?? "";
    }

    /// <summary>Ends what is open of those who may not any more; called when something has changed, and now and then.</summary>
    public void Look()
    {
        foreach (var person in _open.Keys)
        {
            if (person.Admitted != Role.None && PeopleRules.Ends(Decide(person), person.Admitted))
            {
                person.Abort(new ConnectionAbortedException("Its bearer may not do this any more."));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _looking.DisposeAsync();
        _came.Writer.TryComplete();
        while (_came.Reader.TryRead(out var unserved))
        {
            await unserved.DisposeAsync();
        }
    }

    /// <summary>What the certificate said while it was good.</summary>
    private PeerProof? AtItsTime(PersonConnection person)
    {
        using var shown = person.Secured.Shown;
        return shown is null
            ? null
            : PeerRules.Check(shown, _services.Authority, _services.Cluster, new DateTimeOffset(shown.NotBefore)).Value;
    }

    private Outcome<Caller> Decide(PersonConnection person)
    {
        var peer = person.Secured.Peer;
        var roles = _services.Roles();
        var standing = new PersonStanding(
            peer,
            person.Until,
            peer.IsOk ? _services.WhyDenied(peer.Value) : null,
            peer.IsOk ? _services.RoleOf(peer.Value) : Role.None,
            roles.Version == 0 ? roles.CutOff : ""
        );
        return PeopleRules.Decide(standing, _services.Clock.GetUtcNow());
    }
}

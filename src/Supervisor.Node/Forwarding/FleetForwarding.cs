using Supervisor.Node.Composition;
using Supervisor.Node.Fleets;
using Supervisor.Node.Forwarding.Links;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Forwarding.Routing;
using Supervisor.Node.Forwarding.Sessions;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Forwarding;

/// <summary>Makes of what one node can be asked what the fleet can be asked at it, and answers other nodes.</summary>
internal sealed class FleetForwarding : IAsyncDisposable
{
    private readonly FleetMembers _members;
    private readonly CancellationTokenSource _stopping = new();

    private FleetForwarding(OtherNodes others, PaletteServices services, IReadOnlyList<Palette> own)
    {
        _members = new FleetMembers(others, services.Facts);
        var runner = new CommandRunner(services.Logger.CreateLogger<CommandRunner>(), _stopping.Token)
        {
            Audit = services.Audit,
        };
        var calls = new PassedCalls(new PaletteRegistry(own), services.Facts, _members.NameOf, services.Audit);
        var links = CommandLinks.Start(services.Actors, others.Commands, new CommandServer(calls, runner));
        others.Sessions.ServeBy(new SessionServer(calls, runner, services.Audit, services.Clock).ServeAsync);
        var directory = new FleetDirectory(services.Supervised, links);
        Names = new FleetNames(_members, directory);
        var router = new FleetRouter(
            _members,
            directory,
            services.Desk is { } desk ? desk.PinnedAsync : static () => Task.FromResult<IReadOnlyList<PinnedNames>>([])
        );
        var fleet = new FleetServices(router, links, services.Clock, new LastTables(services.Clock))
        {
            Sessions = new RemoteSessions(others.Sessions, services.Clock),
            Audit = services.Audit,
        };
        Palettes = FleetPalettes.Of(own, fleet);
    }

    public IReadOnlyList<Palette> Palettes { get; }

    public FleetNames Names { get; }

    /// <param name="own">What the node itself can be asked.</param>
    public static FleetForwarding Start(OtherNodes others, PaletteServices services, IReadOnlyList<Palette> own) =>
        new(others, services, own);

    /// <summary>What runs here for others is ended, as for this node's own operators.</summary>
    public async ValueTask DisposeAsync()
    {
        await _members.DisposeAsync();
        await _stopping.CancelAsync();
    }
}

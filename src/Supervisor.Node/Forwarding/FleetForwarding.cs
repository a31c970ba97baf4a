using Supervisor.Node.Composition;
using Supervisor.Node.Fleets;
using Supervisor.Node.Forwarding.Copies;
using Supervisor.Node.Forwarding.Links;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Forwarding.Routing;
using Supervisor.Node.Forwarding.Sessions;
using Supervisor.Node.Hosting;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Forwarding;

/// <summary>Makes of what one node can be asked what the fleet can be asked at it, and answers other nodes.</summary>
internal sealed class FleetForwarding : IAsyncDisposable
{
    private readonly FleetMembers _members;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CopyKeeper _keeper;
    private IAsyncDisposable? _watch;

    private FleetForwarding(OtherNodes others, PaletteServices services, IReadOnlyList<Palette> own)
    {
        _members = new FleetMembers(others, services.Facts);
        Copies = new StandingCopies(services.Clock);
        var runner = new CommandRunner(services.Logger.CreateLogger<CommandRunner>(), _stopping.Token)
        {
            Audit = services.Audit,
        };
        var calls = new PassedCalls(new PaletteRegistry(own), services.Facts, _members.NameOf, services.Audit);
        var links = CommandLinks.Start(services.Actors, others.Commands, new CommandServer(calls, runner));
        others.Sessions.ServeBy(new SessionServer(calls, runner, services.Audit, services.Clock).ServeAsync);
        var directory = new FleetDirectory(services.Supervised, links, Copies);
        Names = new FleetNames(_members, directory);
        Func<Task<IReadOnlyList<PinnedNames>>> pinned = services.Desk is { } desk
            ? desk.PinnedAsync
            : static () => Task.FromResult<IReadOnlyList<PinnedNames>>([]);
        var last = new LastKnown(Copies, new LastTables(services.Clock), pinned, _members.IsGone);
        _keeper = new CopyKeeper(
            _members.Own,
            links,
            Copies,
            services.Clock,
            services.Logger.CreateLogger<CopyKeeper>().Faults()
        );
        Links = links;
        var fleet = new FleetServices(new FleetRouter(_members, directory, pinned), links, services.Clock, last)
        {
            Sessions = new RemoteSessions(others.Sessions, services.Clock),
            Audit = services.Audit,
        };
        Palettes = FleetPalettes.Of(own, fleet);
    }

    public IReadOnlyList<Palette> Palettes { get; }

    public FleetNames Names { get; }

    /// <summary>What is known here of others that may be gone.</summary>
    public StandingCopies Copies { get; }

    public CommandLinks Links { get; }

    /// <param name="own">What the node itself can be asked.</param>
    public static FleetForwarding Start(OtherNodes others, PaletteServices services, IReadOnlyList<Palette> own) =>
        new(others, services, own);

    /// <summary>From now on it listens to how those of other nodes stand.</summary>
    public void Follow() => _watch = _members.Watch(_keeper.See);

    /// <summary>What runs here for others is ended, as for this node's own operators.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_watch is not null)
        {
            await _watch.DisposeAsync();
        }

        await _keeper.DisposeAsync();
        await _members.DisposeAsync();
        await _stopping.CancelAsync();
    }
}

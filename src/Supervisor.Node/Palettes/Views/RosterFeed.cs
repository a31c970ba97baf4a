using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Views;

/// <summary>The roster's views for one who is no actor. Who is slow misses some, and always gets the last.</summary>
internal sealed class RosterFeed : IDisposable
{
    private static long _feeds;

    private readonly ActorRef<RosterFeedMessage> _actor;
    private readonly Channel<RosterView> _views;

    private RosterFeed(ActorRef<RosterFeedMessage> actor, Channel<RosterView> views) =>
        (_actor, _views) = (actor, views);

    public static RosterFeed Open(ActorSystem system, ActorRef<RosterMessage> roster)
    {
        var views = Channel.CreateBounded<RosterView>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
        );
        var name = $"view-{Interlocked.Increment(ref _feeds)}";
        var actor = system.Spawn(Props.Of(() => new RosterFeedActor(roster, views.Writer)), name);
        return new RosterFeed(actor, views);
    }

    /// <summary>It ends when the node stops.</summary>
    public async IAsyncEnumerable<RosterView> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        while (await _views.Reader.WaitToReadAsync(stop))
        {
            while (_views.Reader.TryRead(out var view))
            {
                yield return view;
            }
        }
    }

    public void Dispose() => _actor.Tell(new RosterFeedEnds());
}

using System.Threading.Channels;
using Supervisor.Actors;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Views;

internal sealed class RosterFeedActor(ActorRef<RosterMessage> roster, ChannelWriter<RosterView> views)
    : Actor<RosterFeedMessage>
{
    protected override void PreStart() =>
        roster.Tell(new WatchRoster(Context.Adapt<RosterView>(view => new RosterFeedView(view))));

    protected override void Receive(RosterFeedMessage message)
    {
        if (message is RosterFeedView changed)
        {
            views.TryWrite(changed.View);
        }
        else
        {
            Context.Stop(Self);
        }
    }

    protected override void PostStop() => views.TryComplete();
}

internal abstract record RosterFeedMessage;

internal sealed record RosterFeedView(RosterView View) : RosterFeedMessage;

/// <summary>Nobody reads any more.</summary>
internal sealed record RosterFeedEnds : RosterFeedMessage;

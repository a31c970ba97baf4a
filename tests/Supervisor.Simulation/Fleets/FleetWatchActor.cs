using Supervisor.Actors;
using Supervisor.Supervision.Roster;

namespace Supervisor.Simulation.Fleets;

internal sealed record ViewCame(RosterView View);

/// <summary>Somebody who looks at all that a node says of its agents, as a dashboard does.</summary>
internal sealed class FleetWatchActor(ActorRef<RosterMessage> roster, Action<RosterView> onView) : Actor<ViewCame>
{
    protected override void PreStart() =>
        roster.Tell(new WatchRoster(Context.Adapt<RosterView>(static view => new ViewCame(view))));

    protected override void Receive(ViewCame message) => onView(message.View);
}

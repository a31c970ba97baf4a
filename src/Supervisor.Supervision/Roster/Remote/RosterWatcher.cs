using Supervisor.Actors;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>Passes the roster's views on.</summary>
internal sealed class RosterWatcher(ActorRef<RemoteMessage> to) : Actor<RosterView>
{
    protected override void Receive(RosterView message) => to.Tell(new RosterIs(message));
}

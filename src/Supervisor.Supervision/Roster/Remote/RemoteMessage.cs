using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Links;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>What the actor understands that speaks of agents with other nodes.</summary>
public abstract record RemoteMessage
{
    private protected RemoteMessage() { }
}

/// <summary>Who is there has changed.</summary>
public sealed record MembersAre(MembersView Members) : RemoteMessage;

/// <summary>Who owns movable groups has changed, or nobody can say any more.</summary>
public sealed record OwnersAre(ClaimsView Claims) : RemoteMessage;

internal sealed record LaneSays(LaneNews<RosterWord> News) : RemoteMessage;

internal sealed record RosterIs(RosterView Roster) : RemoteMessage;

/// <summary>What could not be said is tried again.</summary>
internal sealed record TryAgain : RemoteMessage;

/// <summary>What has changed a moment ago may be told now.</summary>
internal sealed record MayTell : RemoteMessage;

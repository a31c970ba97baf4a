using Supervisor.Node.Forwarding.Sessions;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Ports.Links;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Node.Composition;

/// <summary>The other nodes of the fleet: who is there, and the ways to speak with them.</summary>
internal sealed record OtherNodes(IMembership Membership, ILane<RosterWord> Roster, ILane<CommandWord> Commands)
{
    public INodeSessions Sessions { get; init; } = new NoNodeSessions();
}

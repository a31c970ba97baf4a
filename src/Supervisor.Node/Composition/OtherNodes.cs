using Supervisor.Contracts.Ids;
using Supervisor.Node.Forwarding.Sessions;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Ports.Links;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Roster.Remote.Wire;

namespace Supervisor.Node.Composition;

/// <summary>The other nodes of the fleet: who is there, and the ways to speak with them.</summary>
internal sealed record OtherNodes(IMembership Membership, ILane<RosterWord> Roster, ILane<CommandWord> Commands)
{
    /// <summary>All that belong to the cluster, whether they are there or not, as far as was heard.</summary>
    public Func<IEnumerable<(NodeId Id, string Name)>> Belonging { get; init; } = static () => [];

    public INodeSessions Sessions { get; init; } = new NoNodeSessions();
}

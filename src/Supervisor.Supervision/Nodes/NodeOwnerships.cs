using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Ownership;

namespace Supervisor.Supervision.Nodes;

/// <summary>What a node's supervisor tells the keeper of its ownerships, if there is one.</summary>
internal sealed class NodeOwnerships(ActorRef<OwnershipMessage>? keeper, IActorContext<NodeMessage> context)
{
    private ActorRef<ImmutableSortedDictionary<string, GroupStanding>>? _ear;

    internal void Follow(NodePlan plan, NodeFleet fleet) =>
        keeper?.Tell(
            new FollowFleet(
                plan,
                fleet.Freeze is not null,
                fleet.StoppedBy is not null,
                _ear ??= context.Adapt<ImmutableSortedDictionary<string, GroupStanding>>(
                    static standings => new OwnershipSays(standings)
                )
            )
            {
                Present = fleet.Groups,
                Unsettled =
                [
                    .. plan.Groups.Where(group => IsUnsettled(group, fleet)).Select(static group => group.Name),
                ],
            }
        );

    private static bool IsUnsettled(GroupDefinition group, NodeFleet fleet) =>
        group.Movable is null && fleet.Unsettled.Contains(group.Name, StringComparer.Ordinal);

    internal void TellDown(GroupIsDown down) => keeper?.Tell(new OwnedGroupEnded(down.Group, down.Term));

    /// <summary>What this node does not even know cannot run here.</summary>
    internal void TellDown(ImmutableSortedDictionary<string, GroupStanding>? standings, IReadOnlyList<string> groups)
    {
        foreach (var (group, standing) in standings ?? ImmutableSortedDictionary<string, GroupStanding>.Empty)
        {
            if (!standing.IsOurs && !groups.Contains(group, StringComparer.Ordinal))
            {
                keeper?.Tell(new OwnedGroupEnded(group, standing.Term));
            }
        }
    }
}

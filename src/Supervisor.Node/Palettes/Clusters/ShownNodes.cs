using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Losses;
using Supervisor.Node.Clusters.Standings;
using Supervisor.Node.Palettes.Node.Draining;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Palettes.Clusters;

/// <summary>Gathers what one node knows of all.</summary>
internal sealed class ShownNodes(ClusterLife cluster, NodeOwnership? ownership, LossFacts facts)
{
    private static readonly IReadOnlyDictionary<NodeId, TimeSpan> NoAges = new Dictionary<NodeId, TimeSpan>();

    private readonly NodeId _self = cluster.Services.Identity.Node;
    private readonly Dictionary<NodeId, NodeRecord> _records = facts.Nodes.ToDictionary(static node => node.Id);

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<ShownNode>> ListAsync(MembersView view)
    {
        // A store that does not answer is not waited for.
        var ages = view.IsCurrent && cluster.Trouble is null ? await LeaseAges.OfAsync(cluster.Services.Store) : NoAges;
        var names = facts.Nodes.ToDictionary(static node => node.Id, static node => node.Name);
        foreach (var member in view.Members.Values)
        {
            names.TryAdd(member.Node, member.Name);
        }

        return
        [
            .. names
                .OrderBy(static node => node.Value, StringComparer.Ordinal)
                .Select(node => Show(node.Key, node.Value, view, ages)),
        ];
    }

    private ShownNode Show(NodeId node, string name, MembersView view, IReadOnlyDictionary<NodeId, TimeSpan> ages)
    {
        var state = NodeStates.Of(node, view, cluster.Links.States.IsOut(node));
        var isDown = state == NodeStates.Down;
        var record = _records.GetValueOrDefault(node);
        var declared = NodeTraits.Of(name, facts.Places);
        return new ShownNode(node.Value, name, state)
        {
            Roles = record is null ? [] : NodeRoles.Of(record, _self, facts.Votes),
            Drained = DrainText.Of(ownership, node),
            Member = view.Members.GetValueOrDefault(node),
            Labels = NodeTraits.Labels(declared),
            Cards = NodeTraits.Cards(declared),
            // Of one that is down there is none, for whatever reason the last try failed.
            Link =
                node == _self ? "this node"
                : isDown ? null
                : cluster.Links.States.Of(node),
            Heard = isDown ? null : cluster.Links.SinceHeard(node),
            Lease = ages.TryGetValue(node, out var age) ? age : null,
            Loss = isDown || record is null ? null : LossRules.OfMachine(record, _self, facts),
        };
    }
}

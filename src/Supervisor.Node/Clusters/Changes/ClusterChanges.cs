using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters.Changes;

/// <summary>What operators do with another node of the cluster.</summary>
internal sealed class ClusterChanges(ClusterLife life)
{
    public async Task<Outcome<RemovalScene>> LookAtAsync(string name)
    {
        var nodes = await life.Links.Register().NodesAsync();
        if (!nodes.IsOk)
        {
            return nodes.Error;
        }

        if (nodes.Value.FirstOrDefault(node => node.Belongs && node.Name == name) is not { } record)
        {
            return ChangeErrors.NoNode(name);
        }

        var view = life.Others.Membership.View;
        return new RemovalScene(
            record.Id,
            name,
            record.Id == life.Services.Identity.Node,
            NodeStates.Of(record.Id, view, life.Links.States.IsOut(record.Id)),
            view.CutOff,
            [.. life.LeftClaims.KeptBy(record.Id).Select(static claim => claim.Group)]
        );
    }

    /// <summary>This node speaks with it, or could: something takes connections where it takes links.</summary>
    public async Task<bool> IsReachedAsync(NodeId node)
    {
        if (life.Links.States.IsLinked(node))
        {
            return true;
        }

        var member = life.Others.Membership.View.Members.GetValueOrDefault(node);
        var addresses = member?.Addresses.Select(MemberAddresses.Parse).OfType<LinkAddress>() ?? [];
        return (await Task.WhenAll(addresses.Select(LinkPort.IsOpenAsync))).Any(static isOpen => isOpen);
    }

    /// <summary>Denied for good, its name free. What it kept in isolation is anybody's from then on, or once it has ended there.</summary>
    /// <returns>The record as it stands now.</returns>
    public async Task<Outcome<NodeRecord>> RemoveAsync(string name, string by)
    {
        var removed = await life.Links.Register().RemoveNodeAsync(name, by);
        if (!removed.IsOk)
        {
            return removed.Error;
        }

        // What comes to nothing here comes about soon: a lease runs out, and claims are looked after.
        var node = removed.Value.Id;
        if (!life.Others.Membership.View.Members.ContainsKey(node))
        {
            await life.LeftClaims.GiveBackAsync(node);
        }

        await EndMembershipAsync(node);
        await life.LookAtNodesAsync();
        return removed;
    }

    /// <returns>Why it could not be ended; null when it is.</returns>
    public async Task<OperatorError?> EndMembershipAsync(NodeId node)
    {
        var ended = await life.Services.Store.ChangeEntriesAsync(
            new EntryChange([], [EntryWrite.Delete(MemberKeys.Of(node))])
        );
        return ended.IsDone ? null : ClusterErrors.NotReached(ended.Reason);
    }
}

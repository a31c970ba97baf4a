using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Forwarding;
using Supervisor.Supervision.Ownership;

namespace Supervisor.Node.Palettes.Node.Draining;

/// <summary>What draining works on: who is there, who owns what, and who is drained.</summary>
internal sealed class DrainDesk(PaletteServices services)
{
    private static readonly TimeSpan Patience = AnswerPatience.Usual;

    public NodeOwnership? Ownership => services.Supervised.Ownership;

    /// <summary>Null: it does not answer.</summary>
    public async Task<OwnershipDescription?> DescribeAsync(CancellationToken stop) =>
        Ownership is { } ownership
            ? (
                await ownership.Actor.Ask<OwnershipDescription>(reply => new DescribeOwnership(reply), Patience, stop)
            ).Reply
            : null;

    /// <param name="name">Null: this node.</param>
    public Outcome<NodeId> Find(string? name, OwnershipDescription description)
    {
        if (name is null || name == services.Facts.Name)
        {
            return services.Facts.Node;
        }

        var known = (services.Cluster?.Nodes ?? [])
            .Select(static record => (record.Name, record.Id))
            .Concat((description.Facts?.Members ?? []).Select(static member => (member.Name, Id: member.Node)))
            .ToList();
        var found = known.FirstOrDefault(node => node.Name == name).Id;
        return found is not null
            ? found
            : ForwardErrors.UnknownNode(
                name,
                known
                    .Select(static node => node.Name)
                    .Append(services.Facts.Name)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
            );
    }
}

using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Palettes.Views;

/// <summary>What now bears a name, by argument kind; for completion.</summary>
internal sealed class NameLists(NodeFacts facts, SupervisedServices supervised)
{
    /// <summary>The names of the nodes that are there; null: of one that hears of no others.</summary>
    public Func<IEnumerable<string>>? Nodes { get; init; }

    public async Task<IReadOnlyList<string>> OfKindAsync(string kind, CancellationToken stop)
    {
        if (kind is ArgumentKinds.Node)
        {
            return Nodes is null ? [facts.Name] : [.. Nodes()];
        }

        var roster = await supervised.ReadAsync(stop);
        return (kind, roster) switch
        {
            (ArgumentKinds.Agent, not null) => [.. NamedAgents.Of(roster)],
            (ArgumentKinds.Group, not null) => [.. roster.Groups.Keys],
            _ => [],
        };
    }
}

using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Palettes.Views;

/// <summary>What now bears a name, by argument kind; for completion.</summary>
internal sealed class NameLists(NodeFacts facts, SupervisedServices supervised)
{
    public async Task<IReadOnlyList<string>> OfKindAsync(string kind, CancellationToken stop)
    {
        if (kind is ArgumentKinds.Node)
        {
            return [facts.Name];
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

using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>What now bears a name, by argument kind; for completion.</summary>
internal sealed class NameLists(NodeFacts facts, FleetServices? fleet)
{
    public async Task<IReadOnlyList<string>> OfKindAsync(string kind, CancellationToken stop)
    {
        if (kind is ArgumentKinds.Node)
        {
            return [facts.Name];
        }

        var roster = fleet is null ? null : await fleet.ReadAsync(stop);
        return (kind, roster) switch
        {
            (ArgumentKinds.Agent, not null) => [.. AgentNames.Of(roster)],
            (ArgumentKinds.Group, not null) => [.. roster.Groups.Keys],
            _ => [],
        };
    }
}

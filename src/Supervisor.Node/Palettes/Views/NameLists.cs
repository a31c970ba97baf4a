using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Palettes.Views;

/// <summary>What now bears a name, by argument kind; for completion.</summary>
internal sealed class NameLists(NodeFacts facts, SupervisedServices supervised)
{
    /// <summary>Of all nodes; null: of one that hears of no others.</summary>
    public Func<string, Caller, CancellationToken, Task<IReadOnlyList<string>>>? OfFleet { get; init; }

    public Task<IReadOnlyList<string>> OfKindAsync(string kind, Caller caller, CancellationToken stop) =>
        OfFleet is { } fleet ? fleet(kind, caller, stop) : OwnOfKindAsync(kind, stop);

    private async Task<IReadOnlyList<string>> OwnOfKindAsync(string kind, CancellationToken stop)
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

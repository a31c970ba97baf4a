using System.Globalization;
using Supervisor.Fleet.Diffing;
using Supervisor.Fleet.Naming;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Fleets.Forecasts;

/// <summary>What a revision would change on this node, before it is applied: who starts anew is decided by what runs now.</summary>
/// <param name="Agents">In the order of the files; who would end comes last.</param>
internal sealed record FleetForecast(IReadOnlyList<AgentForecast> Agents)
{
    /// <param name="old">What holds; null: nothing does.</param>
    /// <param name="diff">Of the files of both.</param>
    public static FleetForecast Of(NodePlan? old, NodePlan @new, FleetDiff? diff)
    {
        var before = AgentsOf(old).ToDictionary(agent => agent.Address);
        var after = AgentsOf(@new).ToDictionary(agent => agent.Address);
        var (held, holds) = (HoldersOf(old), HoldersOf(@new));
        return new FleetForecast([
            .. after.Values.Select(agent =>
                Of(before.GetValueOrDefault(agent.Address), agent, IsHeldAnew(agent), diff)
            ),
            .. before
                .Keys.Where(agent => !after.ContainsKey(agent))
                .Select(agent => new AgentForecast(agent, AgentFate.Ends, [])),
        ]);

        // With its container ends whoever is within it.
        bool IsHeldAnew(AgentDefinition agent) =>
            held.GetValueOrDefault(agent.Address.Group) != holds.GetValueOrDefault(agent.Address.Group);
    }

    /// <summary>Groups that other nodes have and would not have any more, as NODE/GROUP.</summary>
    public IReadOnlyList<string> EndElsewhere { get; init; } = [];

    public IEnumerable<AgentForecast> Changes => Agents.Where(agent => agent.Fate is not AgentFate.Untouched);

    /// <summary>How many meet which fate, such as <c>1 starts, 2 start anew, 5 are not touched</c>.</summary>
    public string Summary =>
        string.Join(
            ", ",
            new[]
            {
                Count(AgentFate.Starts, "starts", "start"),
                Count(AgentFate.StartsAnew, "starts anew", "start anew"),
                Count(AgentFate.Ends, "ends", "end"),
                Count(AgentFate.GoesOn, "goes on, supervised otherwise", "go on, supervised otherwise"),
                Count(AgentFate.Untouched, "is not touched", "are not touched"),
            }.Where(part => part.Length > 0)
        );

    private static AgentForecast Of(AgentDefinition? old, AgentDefinition @new, bool isHeldAnew, FleetDiff? diff)
    {
        if (old is null)
        {
            return new AgentForecast(@new.Address, AgentFate.Starts, []);
        }

        var keys = KeysOf(@new.Address, diff);
        var fate =
            old.Hash != @new.Hash || isHeldAnew ? AgentFate.StartsAnew
            : keys.Count > 0 ? AgentFate.GoesOn
            : AgentFate.Untouched;
        return new AgentForecast(@new.Address, fate, keys);
    }

    private static IReadOnlyList<string> KeysOf(AgentAddress agent, FleetDiff? diff) =>
        [
            .. from member in diff?.Members ?? []
            where IsOf(agent, member.Member)
            from change in member.Changes
            where change.Key.Length > 0
            select change.Key,
        ];

    /// <summary>Its own, or its group's.</summary>
    private static bool IsOf(AgentAddress agent, FleetAddress? owner) =>
        owner is not null && owner.Group == agent.Group && (owner.IsGroup || owner.Agent == agent.Agent);

    private static IEnumerable<AgentDefinition> AgentsOf(NodePlan? plan) => plan?.Programs ?? [];

    /// <summary>The hash of each group's container that others are within.</summary>
    private static Dictionary<string, string> HoldersOf(NodePlan? plan) =>
        (plan?.Groups ?? [])
            .SelectMany(group => group.Agents)
            .Where(agent => agent.Address.IsHolder)
            .ToDictionary(agent => agent.Address.Group, agent => agent.Hash, StringComparer.Ordinal);

    private string Count(AgentFate fate, string one, string many) =>
        Agents.Count(agent => agent.Fate == fate) switch
        {
            0 => "",
            1 => $"1 {one}",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count} {many}"),
        };
}

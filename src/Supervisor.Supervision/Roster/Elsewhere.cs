using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Roster;

/// <summary>What a node might run, and another does: whoever looks for it is to find it there.</summary>
public static class Elsewhere
{
    public static bool Is(AgentSnapshot agent) => agent.Cause == AgentCauses.OwnedElsewhere;

    public static bool Is(RosterView roster, GroupSnapshot group) => AllOf(roster, group, Is);

    /// <summary>No node has it yet, or nobody can say which: every node that might tells of it.</summary>
    public static bool IsUnowned(string cause) =>
        cause is AgentCauses.Unowned or AgentCauses.FitsNowhere or AgentCauses.ClaimUnusable;

    /// <inheritdoc cref="IsUnowned(string)"/>
    public static bool IsUnowned(RosterView roster, GroupSnapshot group) =>
        AllOf(roster, group, static agent => IsUnowned(agent.Cause));

    private static bool AllOf(RosterView roster, GroupSnapshot group, Predicate<AgentSnapshot> holds)
    {
        var agents = roster.Agents.Values.Where(agent => agent.Address.Group == group.Name).ToList();
        return agents.Count > 0 && agents.TrueForAll(holds);
    }
}

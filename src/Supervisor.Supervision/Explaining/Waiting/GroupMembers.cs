using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Explaining.Waiting;

internal static class GroupMembers
{
    /// <summary>Those that keep a group from being ready, as far as its snapshots tell.</summary>
    internal static IReadOnlyList<AgentSnapshot> Unready(GroupSnapshot group, RosterView roster) =>
        [.. Of(group.Name, roster).Where(agent => !agent.Satisfies && !IsWaitingContainer(agent))];

    /// <summary>It waits for the agents within it.</summary>
    private static bool IsWaitingContainer(AgentSnapshot agent) =>
        agent is { Address.IsHolder: true, Phase: AgentPhase.Waiting };

    internal static IEnumerable<AgentSnapshot> Of(string group, RosterView roster) =>
        roster.Agents.Values.Where(agent => string.Equals(agent.Address.Group, group, StringComparison.Ordinal));
}

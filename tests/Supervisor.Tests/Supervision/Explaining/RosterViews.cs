using System.Collections.Immutable;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;
using static Supervisor.Tests.Supervision.Roster.Snapshots;

namespace Supervisor.Tests.Supervision.Explaining;

internal static class RosterViews
{
    internal static RosterView Of(IEnumerable<AgentSnapshot> agents, params GroupSnapshot[] groups) =>
        new(
            1,
            agents.ToImmutableSortedDictionary(agent => agent.Address.Path, agent => agent, StringComparer.Ordinal),
            groups.ToImmutableSortedDictionary(group => group.Name, group => group, StringComparer.Ordinal)
        );

    /// <summary>An agent that waits for others; <c>name/*</c> is a group, <c>name@node</c> is elsewhere.</summary>
    internal static AgentSnapshot Waiting(string path, params string[] needs) =>
        Agent(path, AgentPhase.Waiting, cause: AgentCauses.NeedNotReady, reason: "It waits for what it needs.") with
        {
            Missing = [.. needs.Select(Target)],
        };

    private static NeedTarget Target(string need) =>
        need.Split('@') is [var name, var node] ? Need(name, node: node).Target : Need(need).Target;
}

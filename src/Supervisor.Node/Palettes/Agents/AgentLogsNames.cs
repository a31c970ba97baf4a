using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Agents;

/// <summary>Whom an operator means by a name: a group's name is all its agents, and comes before an agent's of that name.</summary>
internal static class AgentLogsNames
{
    /// <summary>All that are meant, each once, in the order in which they were named; or the first error.</summary>
    public static Outcome<AgentAddress[]> Find(RosterView roster, IReadOnlyList<string> names)
    {
        var found = names.Select(name => Find(roster, name)).ToList();
        return found.FirstOrDefault(one => !one.IsOk)?.Error is { } error
            ? error
            : found.SelectMany(one => one.Value!).Distinct().ToArray();
    }

    private static Outcome<AgentAddress[]> Find(RosterView roster, string name)
    {
        AgentAddress[] members = [.. NamedGroups.MembersOf(roster, name).Select(agent => agent.Address)];
        if (members.Length > 0)
        {
            return members;
        }

        var agent = NamedAgents.Find(roster, name);
        return agent.IsOk ? new[] { agent.Value.Address }
            : agent.Error.Code == ErrorCodes.NotFound ? ViewErrors.UnknownAgentOrGroup(name, Known(roster))
            : agent.Error;
    }

    private static List<string> Known(RosterView roster) =>
        [.. NamedAgents.Known(roster), .. roster.Agents.Values.Select(agent => agent.Address.Group)];
}

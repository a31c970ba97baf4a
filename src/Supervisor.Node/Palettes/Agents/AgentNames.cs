using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Text;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Agents;

/// <summary>Whom an operator means by a name: a group's name is all its agents, and comes before an agent's of that name.</summary>
internal static class AgentNames
{
    /// <summary>All that are meant, each once, in the order in which they were named.</summary>
    public static Outcome<AgentAddress[]> Find(RosterView roster, IReadOnlyList<string> names)
    {
        var agents = roster.Agents.Values.Select(agent => agent.Address).ToList();
        var found = names.Select(name => (Name: name, Agents: Find(agents, name))).ToList();
        foreach (var (name, meant) in found)
        {
            if (meant.Length == 0)
            {
                return Unknown(name, agents);
            }

            if (meant.Length > 1 && meant.Any(agent => !Same(agent.Group, meant[0].Group)))
            {
                return Ambiguous(name, meant);
            }
        }

        return found.SelectMany(entry => entry.Agents).Distinct().ToArray();
    }

    private static AgentAddress[] Find(IReadOnlyList<AgentAddress> agents, string name)
    {
        AgentAddress[] group = [.. agents.Where(agent => Same(agent.Group, name))];
        return group.Length > 0 ? group : [.. agents.Where(agent => Same(agent.Path, name) || Same(agent.Agent, name))];
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    private static OperatorError Unknown(string name, IReadOnlyList<AgentAddress> agents)
    {
        var known = agents.SelectMany(agent => new[] { agent.Group, agent.Agent, agent.Path }).ToList();
        var near = Suggestion.For(name, known);
        var why = (near, known.Count) switch
        {
            (not null, _) => $"Did you mean '{near}'?",
            (_, 0) => "No fleet is applied on this node.",
            _ => "No name on this node is near it.",
        };
        return new OperatorError(
            ErrorCodes.NotFound,
            $"There is no agent or group '{name}'.",
            why,
            "'pbm agent list' shows all that there are."
        );
    }

    private static OperatorError Ambiguous(string name, IEnumerable<AgentAddress> meant) =>
        new(
            ErrorCodes.NotFound,
            $"Several agents are called '{name}'.",
            $"They are {string.Join(", ", meant.Select(agent => agent.Path))}.",
            "Name one of these."
        );
}

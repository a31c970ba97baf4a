using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Views;

internal static class NamedGroups
{
    /// <param name="verb">What the operator wants of it, if an agent can be asked for the same: <c>why</c>.</param>
    public static Outcome<GroupSnapshot> Find(RosterView roster, string name, string? verb = null) =>
        roster.Groups.GetValueOrDefault(name) is { } group ? group : Unknown(roster, name, verb);

    public static IEnumerable<AgentSnapshot> MembersOf(RosterView roster, string name) =>
        roster.Agents.Values.Where(agent => agent.Address.Group == name);

    /// <inheritdoc cref="NamedAgents.FindAll"/>
    public static Outcome<GroupSnapshot[]> FindAll(RosterView roster, IEnumerable<string> names, string? verb = null)
    {
        var found = names.Distinct(StringComparer.Ordinal).Select(name => Find(roster, name, verb)).ToList();
        return found.FirstOrDefault(one => !one.IsOk)?.Error is { } error
            ? error
            : found.Select(one => one.Value!).ToArray();
    }

    private static OperatorError Unknown(RosterView roster, string name, string? verb)
    {
        var agents = roster
            .Agents.Values.Select(agent => agent.Address)
            .Where(agent => agent.Agent == name || agent.Path == name)
            .ToList();
        return agents.Count > 0
            ? ViewErrors.IsAgent(name, agents, verb)
            : ViewErrors.Unknown("group", name, [.. roster.Groups.Keys]);
    }
}

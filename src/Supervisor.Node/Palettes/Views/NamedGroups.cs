using Supervisor.Contracts;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Views;

internal static class NamedGroups
{
    public static Outcome<GroupSnapshot> Find(RosterView roster, string name) =>
        roster.Groups.GetValueOrDefault(name) is { } group
            ? group
            : ViewErrors.Unknown("group", name, [.. roster.Groups.Keys]);

    public static IEnumerable<AgentSnapshot> MembersOf(RosterView roster, string name) =>
        roster.Agents.Values.Where(agent => agent.Address.Group == name);

    /// <inheritdoc cref="NamedAgents.FindAll"/>
    public static Outcome<GroupSnapshot[]> FindAll(RosterView roster, IEnumerable<string> names)
    {
        var found = names.Distinct(StringComparer.Ordinal).Select(name => Find(roster, name)).ToList();
        return found.FirstOrDefault(one => !one.IsOk)?.Error is { } error
            ? error
            : found.Select(one => one.Value!).ToArray();
    }
}

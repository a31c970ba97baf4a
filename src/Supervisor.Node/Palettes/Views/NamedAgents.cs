using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Views;

/// <summary>Agents by the names that operators give: <c>AGENT</c> where there is one of it, or <c>GROUP/AGENT</c>.</summary>
internal static class NamedAgents
{
    public static IEnumerable<string> Of(RosterView roster) =>
        roster.Programs.Select(agent => agent.Address.ToString());

    /// <param name="verb">What the operator wants of it, if a group can be asked for the same: <c>why</c>.</param>
    public static Outcome<AgentSnapshot> Find(RosterView roster, string name, string? verb = null)
    {
        // A group's only agent of the group's name is called by that alone.
        var path = name.Contains('/', StringComparison.Ordinal) ? name : $"{name}/{name}";
        if (roster.Agents.GetValueOrDefault(path) is { } exact)
        {
            return exact;
        }

        var same = roster.Programs.Where(agent => Same(agent.Address.Agent, name)).ToList();
        return same switch
        {
            [var only] => only,
            [] => Unknown(roster, name, verb),
            _ => ViewErrors.Ambiguous(name, [.. same.Select(agent => agent.Address.Path)]),
        };
    }

    /// <summary>All of them, each once, or the first error.</summary>
    public static Outcome<AgentSnapshot[]> FindAll(RosterView roster, IEnumerable<string> names, string? verb = null)
    {
        var found = names.Select(name => Find(roster, name, verb)).ToList();
        return found.FirstOrDefault(one => !one.IsOk)?.Error is { } error
            ? error
            : found.Select(one => one.Value!).DistinctBy(agent => agent.Address).ToArray();
    }

    private static OperatorError Unknown(RosterView roster, string name, string? verb)
    {
        var members = NamedGroups
            .MembersOf(roster, name)
            .Select(agent => agent.Address)
            .Where(agent => !agent.IsHolder)
            .ToList();
        return members.Count > 0 || roster.Groups.ContainsKey(name)
            ? ViewErrors.IsGroup(name, members, verb)
            : ViewErrors.Unknown("agent", name, Known(roster));
    }

    /// <summary>Every word that stands for one.</summary>
    public static List<string> Known(RosterView roster) =>
        [.. Of(roster), .. roster.Programs.Select(agent => agent.Address.Agent).Distinct(StringComparer.Ordinal)];

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}

using System.Globalization;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>How far a fleet has come, in one line: how many of its agents are where they are to be, and what is missing.</summary>
internal static class FleetProgress
{
    private const int Named = 3;

    /// <summary>Towards all that are wanted being ready.</summary>
    public static ProgressFrame Up(RosterView roster)
    {
        var wanted = roster.Agents.Values.Where(agent => agent.IsWanted).ToList();
        var missing = wanted.Where(agent => !agent.Satisfies).ToList();
        return new ProgressFrame(wanted.Count - missing.Count, wanted.Count, Describe(missing));
    }

    /// <summary>Towards nothing running any more.</summary>
    public static ProgressFrame Down(RosterView roster)
    {
        var running = roster.Agents.Values.Where(agent => !agent.Phase.IsDown()).ToList();
        return new ProgressFrame(roster.Agents.Count - running.Count, roster.Agents.Count, Describe(running));
    }

    public static bool IsDone(ProgressFrame progress) => progress.Done == progress.Total;

    private static string Describe(List<AgentSnapshot> agents)
    {
        var named = agents
            .OrderBy(agent => agent.Phase == AgentPhase.Waiting)
            .Take(Named)
            .Select(agent => $"{agent.Address} is {agent.Phase.Name()}");
        var more =
            agents.Count > Named
                ? string.Create(CultureInfo.InvariantCulture, $" and {agents.Count - Named} more")
                : "";
        return string.Join(", ", named) + more;
    }
}

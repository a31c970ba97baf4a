using Supervisor.Contracts.Text;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Explaining;

/// <summary>How the container of a group stands that is there for the agents within it.</summary>
public static class ContainerText
{
    /// <summary>Null: the group has none. <c>has failed: it exited with code 1; 2 restarts; its last run exited with code 1</c>.</summary>
    public static string? Of(string group, RosterView roster) =>
        roster.Agents.GetValueOrDefault(AgentAddress.HolderOf(group).Path) is { } container
            ? string.Join("; ", Parts(container))
            : null;

    private static IEnumerable<string> Parts(AgentSnapshot container)
    {
        yield return container.Phase is AgentPhase.Running or AgentPhase.Ready ? "runs" : Standing.Of(container);
        if (container.Restarts > 0)
        {
            yield return CountText.Of(container.Restarts, "restart");
        }

        if (container.LastExit is { } exit)
        {
            yield return $"its last run {ExitText.Of(exit)}";
        }
    }
}

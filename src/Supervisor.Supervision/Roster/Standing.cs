using Supervisor.Contracts.Text;
using Supervisor.Supervision.Agents;

namespace Supervisor.Supervision.Roster;

/// <summary>How an agent or a group stands, as part of a sentence about it: <c>is starting</c>.</summary>
public static class Standing
{
    public static string Of(AgentSnapshot agent) =>
        agent.Phase switch
        {
            AgentPhase.Waiting => "is waiting",
            AgentPhase.Starting => "is starting",
            AgentPhase.Running => "runs and is not ready yet",
            AgentPhase.Ready => "is ready",
            AgentPhase.NotReady => Clause.WithReason("is not ready", agent.Reason),
            AgentPhase.Backoff => Clause.WithReason("has failed", agent.Reason),
            AgentPhase.Quarantined => Clause.WithReason("is quarantined", agent.Reason),
            AgentPhase.Stopping => "is being stopped",
            AgentPhase.Stopped => Clause.WithReason("is stopped", agent.Reason),
            AgentPhase.Completed => "has completed",
            _ => Clause.WithReason("may or may not be running", agent.Reason),
        };

    /// <summary>Without the reason.</summary>
    public static string InBrief(AgentSnapshot agent) => Of(agent with { Reason = "" });

    public static string Of(GroupSnapshot group) =>
        group switch
        {
            { IsReady: true } => "is ready",
            { State: GroupStates.Running } => $"is not ready: {Count(group)}",
            { State: GroupStates.Quarantined or GroupStates.Stopped } => Clause.WithReason(
                $"is {group.State}",
                group.Reason
            ),
            { State: GroupStates.Stopping } => "is being stopped",
            { State: GroupStates.Restarting } => "is being restarted",
            _ => Clause.WithReason("is not ready", group.Reason),
        };

    private static string Count(GroupSnapshot group)
    {
        var count = (group.Ready, group.Counted) switch
        {
            (0, 1) => "its agent is not ready",
            (0, var all) => $"none of its {all} agents is ready",
            var (ready, all) => $"{ready} of its {CountText.Of(all, "agent")} {CountText.Are(ready)} ready",
        };
        return group.Enough < group.Counted ? $"{count}, and {group.Enough} would do" : count;
    }
}

using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Judging.Restarting;

/// <summary>
/// An agent beside others that the image itself starts: nobody can restart it alone, so that only an escalation to its
/// group brings it back.
/// </summary>
internal static class RestartOfImageAgent
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from agent in scene.Agents
        where agent is { IsListenedTo: true, Group.Agents.Count: > 1, Group.Model.IsProcess: false }
        where agent.Model is { OnExhausted: ExhaustedRule.Quarantine, Liveness: not null }
        select agent.At(
            JudgeKinds.RestartOfImageAgent,
            agent.PathOf("liveness"),
            $"{agent} is started by the image of '{agent.Group}', so a failed liveness probe cannot restart it alone.",
            "Write onExhausted: escalate, which restarts the group, or give the agent a command, so that it is started by us."
        );
}

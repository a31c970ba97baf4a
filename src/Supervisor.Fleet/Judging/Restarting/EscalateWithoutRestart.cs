using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Judging.Restarting;

/// <summary>An agent that is never restarted never uses up its restarts, so that it never escalates either.</summary>
internal static class EscalateWithoutRestart
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from agent in scene.Agents
        where agent.Model is { RestartMode: RestartMode.Never, OnExhausted: ExhaustedRule.Escalate }
        select agent.At(
            JudgeKinds.EscalateWithoutRestart,
            agent.PathOf("onExhausted"),
            $"{agent} is never restarted, so it never uses up its restarts and never escalates.",
            "Write restart: on-failure, or a budget such as restart: { max: 3 }, or take 'onExhausted' out."
        );
}

using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>
/// What the engine's own check of a container means for the agent that the container is: one more that may vouch for it.
/// Where the agent says itself that it is ready, its word does.
/// </summary>
internal static class HealthRules
{
    internal static void TakeDown(AgentTurn turn, WorkloadHealth? health)
    {
        // What the check wrote is told when it means something else, not each time that it is put otherwise.
        if (health is not null && turn.State.Phase.IsUp() && turn.State.Readiness.Health != health.Status)
        {
            turn.Happens(new AgentHealthJudged(turn.State.Incarnation, health.Status, health.Output));
        }
    }

    internal static ReadinessVerdict? Against(AgentReadiness readiness) =>
        readiness is { Health: HealthStatus.Unhealthy, Word: not AgentWordGiven.Ready }
            ? new(false, AgentCauses.Unhealthy, WhyUnhealthy(readiness.HealthOutput))
            : null;

    internal static ReadinessVerdict? Missing(AgentReadiness readiness) =>
        readiness is { Health: HealthStatus.Starting, Word: not AgentWordGiven.Ready }
            ? new(false, AgentCauses.NotYetReady, "Its container's health check has not passed yet.")
            : null;

    internal static ReadinessVerdict? For(AgentReadiness readiness) =>
        readiness.Health is HealthStatus.Healthy
            ? new(true, AgentCauses.Healthy, "Its container's health check passes.")
            : null;

    private static string WhyUnhealthy(string output) =>
        output.Length == 0 ? "Its container's health check fails." : $"Its container's health check fails: {output}";
}

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>
/// What it means that somebody has paused an agent's container. Whatever the agent said and its probes found before, it can do
/// nothing for anybody now; and what it said holds again when it goes on.
/// </summary>
internal static class PauseRules
{
    internal static ReadinessVerdict? Against(AgentFacts facts) =>
        facts.Pause is { } pause
            ? new(
                false,
                AgentCauses.Paused,
                $"Its container {pause.Container} is paused, so nothing in it gets any time."
            )
            : null;
}

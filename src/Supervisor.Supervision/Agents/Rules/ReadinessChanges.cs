using Supervisor.Supervision.Agents.Events;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What each event makes of what speaks for and against an agent's readiness.</summary>
internal static class ReadinessChanges
{
    internal static bool IsWord(AgentEvent happened) =>
        happened
            is AgentSaidReady
                or AgentSaidNotReady
                or AgentSaidStopping
                or AgentSaidHung
                or AgentSpoke
                or AgentRenewed;

    /// <returns>Null: the event is about something else.</returns>
    internal static AgentReadiness? Apply(AgentReadiness readiness, AgentEvent happened) =>
        happened switch
        {
            AgentSaidReady said => readiness with
            {
                Word = AgentWordGiven.Ready,
                WordUntil = said.Until,
                Details = said.Details,
                Against = "",
            },
            AgentRenewed renewed => readiness with { Word = AgentWordGiven.Ready, WordUntil = renewed.Until },
            AgentSaidNotReady said => Against(readiness, AgentWordGiven.NotReady, said.Reason),
            AgentSaidStopping => Against(readiness, AgentWordGiven.Stopping, ""),
            AgentWordExpired => Against(readiness, AgentWordGiven.Expired, ""),
            AgentProbeJudged judged => readiness with { ProbePasses = judged.Passes, ProbeReason = judged.Reason },
            AgentHealthJudged judged => readiness with { Health = judged.Status, HealthOutput = judged.Output },
            AgentSaidHung => readiness with { IsHung = true },
            AgentStartExtended extended => readiness with { StartUntil = extended.Until },
            AgentRanSilently => readiness with { HasRunSilently = true },
            AgentSpoke => readiness,
            _ => null,
        };

    private static AgentReadiness Against(AgentReadiness readiness, AgentWordGiven word, string reason) =>
        readiness with
        {
            Word = word,
            WordUntil = null,
            Against = reason,
        };
}

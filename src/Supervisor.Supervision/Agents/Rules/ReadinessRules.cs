using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>
/// Whether an agent that runs is ready: any word of its own does, and its probe has to agree. Where nobody is to say
/// anything, running for a second has to do.
/// </summary>
internal static class ReadinessRules
{
    internal static void Settle(AgentTurn turn)
    {
        var state = turn.State;
        if (state.Cause == AgentCauses.Paused && !turn.Facts.HasLooked)
        {
            // It was paused when the daemon ended. Whether it still is nobody has seen yet.
            return;
        }

        var verdict =
            PauseRules.Against(turn.Facts)
            ?? (turn.Definition is { } definition ? Judge(definition, state) : Against(null, state.Readiness));
        if (verdict is null || (verdict.IsReady == (state.Phase == AgentPhase.Ready) && IsSame(verdict, state)))
        {
            return;
        }

        turn.Happens(
            verdict.IsReady
                ? new AgentBecameReady(state.Incarnation, verdict.Cause, verdict.Reason)
                : new AgentBecameNotReady(state.Incarnation, verdict.Cause, verdict.Reason)
        );
    }

    /// <summary>Why it is or is not ready, as it stands now.</summary>
    internal static string Explain(AgentState state, AgentFacts facts) =>
        state.Phase == AgentPhase.Running && facts.Definition is { } definition
            ? (PauseRules.Against(facts) ?? Judge(definition, state)).Reason
            : state.Reason;

    internal static ReadinessVerdict Judge(AgentDefinition definition, AgentState state)
    {
        var readiness = state.Readiness;
        return Against(definition, readiness)
            ?? Missing(definition, readiness, definition.Speaks || state.HasSpoken)
            ?? For(definition, readiness);
    }

    /// <summary>A reason is told again when it is another, not when it is put otherwise; but what it says itself is told as it says it.</summary>
    private static bool IsSame(ReadinessVerdict verdict, AgentState state) =>
        verdict.Cause == state.Cause && (verdict.Cause != AgentCauses.SaidNotReady || verdict.Reason == state.Reason);

    private static ReadinessVerdict? Against(AgentDefinition? definition, AgentReadiness readiness) =>
        readiness switch
        {
            { Word: AgentWordGiven.NotReady } => new(false, AgentCauses.SaidNotReady, readiness.Against),
            { Word: AgentWordGiven.Stopping } => new(false, AgentCauses.SaidStopping, "It said that it is ending."),
            { Word: AgentWordGiven.Expired, Health: not HealthStatus.Healthy }
                when !MayBeSilent(definition, readiness) => new(
                false,
                AgentCauses.TtlExpired,
                "Nothing was heard of it for longer than its word holds."
            ),
            { ProbePasses: false } when definition?.Probe is not null => new(
                false,
                AgentCauses.ProbeFailed,
                readiness.ProbeReason
            ),
            _ => HealthRules.Against(readiness),
        };

    private static bool MayBeSilent(AgentDefinition? definition, AgentReadiness readiness) =>
        definition?.OnExpiry switch
        {
            ExpiryRule.Alive => true,
            ExpiryRule.Usual => readiness.IsWrittenOnce,
            _ => false,
        };

    private static ReadinessVerdict? Missing(AgentDefinition definition, AgentReadiness readiness, bool needsWord)
    {
        if (needsWord && readiness is { Word: AgentWordGiven.None, Health: not HealthStatus.Healthy })
        {
            return new(false, AgentCauses.NotYetReady, "It has not said yet that it is ready.");
        }

        return definition.Probe is not null && readiness.ProbePasses is null
            ? new(false, AgentCauses.NotYetReady, "Its probe has not passed yet.")
            : HealthRules.Missing(readiness);
    }

    private static ReadinessVerdict For(AgentDefinition definition, AgentReadiness readiness) =>
        readiness switch
        {
            { Word: not AgentWordGiven.Ready } when HealthRules.For(readiness) is { } healthy => healthy,
            { Word: AgentWordGiven.Expired } => new(
                true,
                AgentCauses.SilentButAlive,
                "It said so once and has been silent since; it lives, and that has to do."
            ),
            { Word: AgentWordGiven.Ready } => new(true, AgentCauses.SaidReady, "It said so."),
            _ when definition.Probe is not null => new(true, AgentCauses.ProbePassed, "Its probe passes."),
            { HasRunSilently: true } => new(
                true,
                AgentCauses.NobodyVouches,
                "It runs, and nobody vouches for more: it has no probe and has said nothing."
            ),
            _ => new(false, AgentCauses.NotYetReady, "It has not run for a second yet."),
        };
}

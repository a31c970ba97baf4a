using Supervisor.Contracts.Time;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>An agent as everybody else is to see it.</summary>
internal static class AgentSnapshots
{
    internal static AgentSnapshot Of(AgentAddress address, AgentState state, AgentFacts facts, HybridTime version)
    {
        var obstacle = state.Phase == AgentPhase.Waiting ? StartRules.Obstacle(state, facts) : null;
        var (phase, cause, reason) = Standing(state, facts, obstacle);
        return new AgentSnapshot
        {
            Address = address,
            Version = version.Value,
            Phase = phase,
            Cause = cause,
            Reason = reason,
            Since = state.Since == default ? facts.Orders?.KnownSince ?? default : state.Since,
            IsWanted = facts.IsWanted(state),
            IsLeaving = facts.Orders is { Definition: null },
            Epoch = facts.Orders is { IsMovable: true } orders ? orders.Handover?.Epoch ?? 0 : null,
            MayRun = facts.MayRun,
            Incarnation = state.Incarnation,
            Process = state.Phase.IsDown() ? null : facts.Process ?? state.Process,
            Restarts = state.Restarts,
            StartDue = phase == AgentPhase.Backoff && facts.Hold is null ? state.RestartDue : null,
            Failures = state.Failures,
            Escalations = state.Escalations,
            LastExit = state.LastExit,
            Details = state.Readiness.Details,
            Status = facts.Status,
            Pause = state.Phase.IsDown() ? null : facts.Pause,
            Away = facts.RuntimeProblem is { } problem
                ? new RuntimeAway(facts.Runtime, problem, facts.RuntimeProblemSince)
                : null,
            Missing = obstacle == AgentCauses.NeedNotReady ? Missing(state, facts) : [],
            Notes = facts.Trouble is { } trouble
                ? state.Notes.Append(trouble).ToValueList()
                : state.Notes.ToValueList(),
            Noted = AgentNotes.NotedOf(state, facts),
            RunningHash = state.Phase.IsDown() ? "" : state.DefinitionHash,
        };
    }

    /// <summary>Its supervisor cannot speak for it.</summary>
    internal static AgentSnapshot OutOfUse(AgentAddress address, string problem, HybridTime version) =>
        new()
        {
            Address = address,
            Version = version.Value,
            Phase = AgentPhase.Unknown,
            Cause = AgentCauses.SupervisorOutOfUse,
            Reason = problem,
            Since = version,
            IsWanted = true,
        };

    private static (AgentPhase Phase, string Cause, string Reason) Standing(
        AgentState state,
        AgentFacts facts,
        string? obstacle
    ) =>
        state switch
        {
            // The journal says how it stood when the daemon ended. Whether it still does is seen in a moment.
            _ when state.Phase.IsUp() && !facts.HasLooked => (
                AgentPhase.Unknown,
                AgentCauses.NotLookedYet,
                "Its supervisor has only just started, and has not seen yet what runs."
            ),
            _ when obstacle is not null => (state.Phase, obstacle, Obstacles.Describe(obstacle, state, facts)),
            { IsGroupsTurn: true, Cause: not AgentCauses.Escalated } => (
                state.Phase,
                AgentCauses.GroupDecides,
                state.Reason
            ),
            _ => (state.Phase, state.Cause, ReadinessRules.Explain(state, facts)),
        };

    /// <summary>
    /// Its container comes when all else is there, so it is waited for only then; and a container does not wait for those
    /// within it: they want it, or wait for something else themselves.
    /// </summary>
    private static ValueList<NeedTarget> Missing(AgentState state, AgentFacts facts)
    {
        var missing = NeedGate.Missing(state, facts).Where(need => !need.Need.IsOfCall).ToList();
        var others = missing.Where(need => !need.Need.IsOfRunning).ToList();
        return (others.Count > 0 ? others : missing).Select(need => need.Target).ToValueList();
    }
}

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
        return new AgentSnapshot
        {
            Address = address,
            Version = version.Value,
            Phase = state.Phase,
            Cause = obstacle ?? state.Cause,
            Reason = obstacle is null ? state.Reason : Obstacles.Describe(obstacle, facts, state.Reason),
            Since = state.Since,
            IsWanted = facts.Orders is { Run: true } && state.StoppedBy is null,
            Incarnation = state.Incarnation,
            Process = state.Process,
            Restarts = state.Restarts,
            Failures = state.Failures,
            Escalations = state.Escalations,
            LastExit = state.LastExit,
            Details = state.Readiness.Details,
            Status = facts.Status,
            Missing = obstacle == AgentCauses.NeedNotReady ? Missing(facts) : [],
            Notes = facts.Trouble is { } trouble
                ? state.Notes.Append(trouble).ToValueList()
                : state.Notes.ToValueList(),
            RunningHash = state.Phase.IsDown() ? "" : state.DefinitionHash,
        };
    }

    private static ValueList<NeedTarget> Missing(AgentFacts facts) =>
        facts.Needs?.Missing.Select(need => need.Target).ToValueList() ?? [];
}

using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What an agent's probes have found.</summary>
internal static class ProbeVerdicts
{
    internal static void TakeDown(AgentTurn turn, ProbeJudged judged)
    {
        if (turn.State.Phase.IsUp() && turn.State.Readiness.ProbePasses != judged.Passes)
        {
            turn.Happens(new AgentProbeJudged(turn.State.Incarnation, judged.Passes, judged.Reason));
        }
    }

    /// <summary>On the word of an observer that may be at fault itself nothing is restarted.</summary>
    internal static AgentStopping? ReasonToStop(AgentTurn turn) =>
        turn is { Facts.Liveness: { IsSuspect: false } verdict, Definition.Liveness: not null }
        && turn.IsCurrent(verdict.Incarnation)
            ? new AgentStopping(AgentCauses.LivenessFailed, verdict.Reason, IsFailure: true)
            : null;
}

using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What an agent's probes have found.</summary>
internal static class ProbeVerdicts
{
    internal static void TakeDown(AgentTurn turn, ProbeJudged judged)
    {
        if (!turn.IsCurrent(judged.Incarnation) || !turn.State.Phase.IsUp())
        {
            return;
        }

        if (!judged.IsLiveness)
        {
            TakeDownReadiness(turn, judged);
        }
        else if (!judged.Passes && !judged.IsSuspect && turn.Facts.Hold is null)
        {
            var stopping = new AgentStopping(AgentCauses.LivenessFailed, judged.Reason, IsFailure: true);
            turn.Happens(new AgentStopIntended(turn.State.Incarnation, stopping));
        }
    }

    private static void TakeDownReadiness(AgentTurn turn, ProbeJudged judged)
    {
        if (turn.State.Readiness.ProbePasses != judged.Passes)
        {
            turn.Happens(new AgentProbeJudged(turn.State.Incarnation, judged.Passes, judged.Reason));
        }
    }
}

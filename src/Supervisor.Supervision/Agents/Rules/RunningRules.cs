using Supervisor.Supervision.Agents.Events;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>Whether what runs is to run on.</summary>
internal static class RunningRules
{
    internal static void Settle(AgentTurn turn)
    {
        if (ReasonToStop(turn) is { } stopping)
        {
            turn.Happens(new AgentStopIntended(turn.State.Incarnation, stopping));
        }
    }

    /// <summary>What is being started and is not wanted any more is stopped, as soon as there is something to stop.</summary>
    internal static void SettleStart(AgentTurn turn)
    {
        if (!turn.IsWanted && MayEnd(turn))
        {
            turn.Happens(new AgentStopIntended(turn.State.Incarnation, StopReasons.Of(turn)));
        }
    }

    private static bool MayEnd(AgentTurn turn) =>
        turn.Facts.HaveDependentsStopped || turn.Facts.Orders is { IsUrgent: true };

    private static AgentStopping? ReasonToStop(AgentTurn turn)
    {
        if (!turn.IsWanted)
        {
            // Who needs it goes first, if it is to go as well.
            return MayEnd(turn) ? StopReasons.Of(turn) : null;
        }

        if (turn.Facts.Hold is not null)
        {
            // Each of these reasons stands until it is acted on, so the thaw finds it.
            return null;
        }

        return Redefined(turn) ?? Hung(turn) ?? ProbeVerdicts.ReasonToStop(turn) ?? NeedRules.ReasonToStop(turn);
    }

    private static AgentStopping? Redefined(AgentTurn turn) =>
        turn.State.DefinitionHash == turn.Definition!.Hash
            ? null
            : new AgentStopping(
                AgentCauses.DefinitionChanged,
                "A new revision defines it otherwise.",
                IsFailure: false
            );

    private static AgentStopping? Hung(AgentTurn turn) =>
        turn.State.Readiness.IsHung
            ? new AgentStopping(AgentCauses.SaidHung, "It said itself that it hangs.", IsFailure: true)
            : null;
}

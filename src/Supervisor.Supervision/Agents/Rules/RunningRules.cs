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
        if (!turn.IsWanted && turn.Facts.DependentsToStop.IsEmpty)
        {
            turn.Happens(new AgentStopIntended(turn.State.Incarnation, StopReasons.Of(turn)));
        }
    }

    private static AgentStopping? ReasonToStop(AgentTurn turn)
    {
        if (!turn.IsWanted)
        {
            // Who needs it goes first, if it is to go as well.
            return turn.Facts.DependentsToStop.IsEmpty ? StopReasons.Of(turn) : null;
        }

        if (turn.Facts.Hold is not null)
        {
            return null;
        }

        return turn.State.DefinitionHash == turn.Definition!.Hash
            ? NeedRules.ReasonToStop(turn)
            : new AgentStopping(
                AgentCauses.DefinitionChanged,
                "A new revision defines it otherwise.",
                IsFailure: false
            );
    }
}

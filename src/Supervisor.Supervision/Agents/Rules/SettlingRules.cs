namespace Supervisor.Supervision.Agents.Rules;

/// <summary>
/// What follows from all that is known of an agent: it holds what is against what should be, whatever changed last. Each
/// step leads to a state in which it would do nothing more.
/// </summary>
internal static class SettlingRules
{
    internal static void Settle(AgentTurn turn)
    {
        if (turn.Facts.Orders is null)
        {
            return;
        }

        if (turn.State.Phase.IsUp())
        {
            ReadinessRules.Settle(turn);
            NeedRules.Settle(turn);
            RunningRules.Settle(turn);
        }
        else if (turn.State.Phase is AgentPhase.Unknown or AgentPhase.Starting)
        {
            RunningRules.SettleStart(turn);
        }

        if (turn.State.Phase.IsDown())
        {
            RestingRules.Settle(turn);
        }
    }
}

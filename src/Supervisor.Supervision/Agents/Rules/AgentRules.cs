using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>
/// The rules of one agent. First what the message says is taken down; then the agent is settled: whatever follows from
/// all that is known now, whichever message brought the last of it.
/// </summary>
internal sealed class AgentRules : IDecider<AgentState, AgentMessage, AgentEvent>
{
    public AgentState Initial => AgentState.Initial;

    public Decision<AgentEvent> Decide(AgentState state, AgentMessage message, Moment now)
    {
        if (message is IQuery)
        {
            return Decision<AgentEvent>.Nothing;
        }

        var turn = new AgentTurn(state, message.Facts, now);
        if (CommandRules.RefusalOf(turn, message) is { } refusal)
        {
            return Decision<AgentEvent>.Refused(refusal);
        }

        TakeDown(turn, message);
        SettlingRules.Settle(turn);
        return Decision<AgentEvent>.Happened(turn.Events);
    }

    public AgentState Apply(AgentState state, AgentEvent happened) => AgentChanges.Apply(state, happened);

    private static void TakeDown(AgentTurn turn, AgentMessage message)
    {
        switch (message)
        {
            case AgentRecovered:
                DeadlineRules.TakeDownRecovery(turn);
                break;
            case SignalCame came:
                SignalRules.TakeDown(turn, came.Signal);
                break;
            case not null when turn.Facts.Orders is not null:
                TakeDownByOrders(turn, message);
                break;
        }
    }

    /// <summary>What all this means depends on what is wanted; whoever says it says it again once that is known.</summary>
    private static void TakeDownByOrders(AgentTurn turn, AgentMessage message)
    {
        switch (message)
        {
            case TakeOrders:
                HandoverRules.TakeOver(turn);
                break;
            case StartAgent or StopAgent or RestartAgent or ReleaseAgent:
                CommandRules.TakeDown(turn, message);
                break;
            case WorkloadSeen or WorkloadMissing or LaunchEnded:
                WorkloadRules.TakeDown(turn, message);
                break;
            case ProbeJudged { IsLiveness: false } judged when turn.IsCurrent(judged.Incarnation):
                ProbeVerdicts.TakeDown(turn, judged);
                break;
            case DeadlinePassed passed when turn.IsCurrent(passed.Incarnation):
                DeadlineRules.TakeDown(turn, passed.Deadline);
                break;
        }
    }
}

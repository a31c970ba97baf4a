using Supervisor.Supervision.Agents.Events;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>Why an agent is not to run.</summary>
internal static class StopReasons
{
    internal static AgentStopped Stopped(AgentTurn turn)
    {
        var why = Of(turn);
        return new AgentStopped(why.Cause, why.Reason);
    }

    internal static AgentStopping Of(AgentTurn turn)
    {
        var orders = turn.Facts.Orders!;
        return turn.State.StoppedBy is { } by && orders.Run
            ? new AgentStopping(AgentCauses.OperatorStop, $"{by} stopped it.", IsFailure: false)
            : new AgentStopping(
                orders.Cause.Length > 0 ? orders.Cause : AgentCauses.Removed,
                orders.Reason.Length > 0 ? orders.Reason : "No revision has it any more.",
                IsFailure: false
            );
    }
}

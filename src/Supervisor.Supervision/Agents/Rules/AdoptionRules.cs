using System.Globalization;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>
/// An incarnation that runs and of which the journal does not know: while nothing could be written it was started from
/// memory, in place of one that had ended, and the daemon died before the journal took anything again.
/// </summary>
internal static class AdoptionRules
{
    /// <summary>
    /// It is later than all that the journal knows, it is to run, and what the last was started by still holds: while nothing
    /// can be written no other revision comes, so this one was started by the same.
    /// </summary>
    internal static bool IsSuccessor(AgentState state, AgentFacts facts, Workload workload) =>
        workload.IsRunning
        && facts.IsWanted(state)
        && facts.Definition!.Hash == state.DefinitionHash
        && state.Phase
            is not (AgentPhase.Stopping or AgentPhase.Stopped or AgentPhase.Quarantined or AgentPhase.Completed)
        && NumberOf(workload.Id.Incarnation) > state.Starts;

    internal static void Adopt(AgentTurn turn, Workload workload)
    {
        if (!turn.State.Phase.IsDown())
        {
            // It was not started before the other had ended.
            turn.Happens(new AgentExited(turn.State.Incarnation, WorkloadExit.Unknown(ExitCause.Itself)));
        }

        var incarnation = workload.Id.Incarnation;
        turn.Happens(new AgentAdopted(incarnation, NumberOf(incarnation)));
        turn.Happens(new AgentStarted(incarnation, workload.Process, turn.Now.Boot, workload.Notes));
        // Who said so once, by its descriptor, does not say so again.
        if (workload.Notification is not null)
        {
            SignalRules.TakeDownNotification(turn);
        }
    }

    private static long NumberOf(string incarnation)
    {
        var end = incarnation.IndexOf('-', StringComparison.Ordinal);
        return
            end > 0
            && long.TryParse(
                incarnation.AsSpan(0, end),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            ? number
            : 0;
    }
}

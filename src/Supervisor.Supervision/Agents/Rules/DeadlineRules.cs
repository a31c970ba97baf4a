using Supervisor.Contracts.Text;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What the passing of an agent's deadlines means. A restart that is due, and a stop that is late, need nothing taken down.</summary>
internal static class DeadlineRules
{
    internal static void TakeDown(AgentTurn turn, AgentDeadline deadline)
    {
        if (turn.Definition is not { } definition || !turn.State.Phase.IsUp())
        {
            return;
        }

        switch (deadline)
        {
            case AgentDeadline.Silence when IsSilent(turn, definition):
                turn.Happens(new AgentRanSilently(turn.State.Incarnation));
                break;
            case AgentDeadline.Ttl when turn.State.Readiness.Word == AgentWordGiven.Ready:
                turn.Happens(new AgentWordExpired(turn.State.Incarnation));
                break;
            case AgentDeadline.Start when !turn.State.Readiness.HasBeenReady:
                Fail(turn, AgentCauses.StartDeadline, LateStart(turn, definition));
                break;
            case AgentDeadline.Watchdog when definition.Watchdog is { } watchdog:
                Fail(
                    turn,
                    AgentCauses.WatchdogExpired,
                    $"Nothing was heard of it for {DurationText.Format(watchdog)}."
                );
                break;
            case AgentDeadline.Progress when definition.Progress is { } progress:
                Fail(turn, AgentCauses.ProgressStalled, $"It got on with nothing for {DurationText.Format(progress)}.");
                break;
        }
    }

    private static bool IsSilent(AgentTurn turn, AgentDefinition definition) =>
        definition is { Speaks: false, Probe: null } && !turn.State.HasSpoken && !turn.State.Readiness.HasRunSilently;

    private static string LateStart(AgentTurn turn, AgentDefinition definition) =>
        $"It was not ready within {DurationText.Format(definition.StartDeadline)}: {turn.State.Reason}";

    // Nothing is done by itself in a freeze; the deadline is looked at again with the next word, or never.
    private static void Fail(AgentTurn turn, string cause, string reason)
    {
        if (turn.Facts.Hold is null)
        {
            turn.Happens(
                new AgentStopIntended(turn.State.Incarnation, new AgentStopping(cause, reason, IsFailure: true))
            );
        }
    }
}

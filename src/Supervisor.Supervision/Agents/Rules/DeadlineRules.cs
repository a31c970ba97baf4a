using Supervisor.Contracts.Text;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What the passing of an agent's deadlines means. A restart that is due, and a stop that is late, need nothing taken down.</summary>
internal static class DeadlineRules
{
    /// <summary>
    /// A word that ran out while the daemon was away has run out before anybody hears of it again. What was renewed since it
    /// was last written is lost, so this may be early, and is never late.
    /// </summary>
    internal static void TakeDownRecovery(AgentTurn turn)
    {
        if (
            turn.State is { Readiness: { Word: AgentWordGiven.Ready, WordUntil: { } until } }
            && turn.Now.Boot.Until(until) <= TimeSpan.Zero
        )
        {
            turn.Happens(new AgentWordExpired(turn.State.Incarnation));
        }
    }

    internal static void TakeDown(AgentTurn turn, AgentDeadline deadline)
    {
        switch (deadline)
        {
            case var _ when !turn.State.Phase.IsUp():
                break;
            case AgentDeadline.Ttl when turn.State.Readiness.Word == AgentWordGiven.Ready:
                turn.Happens(new AgentWordExpired(turn.State.Incarnation));
                break;
            case var _ when turn.Definition is { } definition:
                TakeDown(turn, definition, deadline);
                break;
        }
    }

    private static void TakeDown(AgentTurn turn, AgentDefinition definition, AgentDeadline deadline)
    {
        switch (deadline)
        {
            case AgentDeadline.Silence when IsSilent(turn, definition):
                turn.Happens(new AgentRanSilently(turn.State.Incarnation));
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
        Clause.WithReason(
            $"It was not ready within {DurationText.Format(definition.StartDeadline)}",
            ReadinessRules.Explain(turn.State, turn.Facts)
        ) + ".";

    // Nothing is done by itself in a freeze. With the thaw come new orders, and with them the deadlines are set again. And
    // what is to stop does so in its turn, after those who need it.
    private static void Fail(AgentTurn turn, string cause, string reason)
    {
        if (turn.Facts.Hold is null && turn.IsWanted)
        {
            turn.Happens(
                new AgentStopIntended(turn.State.Incarnation, new AgentStopping(cause, reason, IsFailure: true))
            );
        }
    }
}

using System.Globalization;
using Supervisor.Actors.Restarts;
using Supervisor.Contracts.Text;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What a failure of an agent that is to run means.</summary>
internal static class FailureRules
{
    internal static void Fail(AgentTurn turn, string cause, string reason)
    {
        if (!turn.IsWanted)
        {
            turn.Happens(StopReasons.Stopped(turn));
        }
        else if (turn.Definition!.RestartMode == RestartMode.Never)
        {
            turn.Happens(new AgentStopped(AgentCauses.NotRestarted, reason));
        }
        else if (turn.Facts.Hold is not null)
        {
            turn.Happens(new AgentWaits(cause, reason, IsAfterFailure: true, IsHeld: true));
        }
        else if (!NeedGate.IsOpen(turn.State, turn.Facts))
        {
            // Not its own fault: it waits, and has spent nothing.
            turn.Happens(new AgentWaits(cause, reason, IsAfterFailure: true));
        }
        else if (turn.Definition.FailsWithSiblings)
        {
            turn.Happens(new AgentLeftToGroup(cause, reason, turn.State.Failures + 1));
        }
        else if (turn.Definition.Launch is ListenLaunch)
        {
            LeaveToContainer(turn, turn.Definition, cause, reason);
        }
        else
        {
            Spend(turn, turn.Definition, cause, reason);
        }
    }

    /// <summary>Nobody can start it but its image: only its group's restart does, and only if the file allows that.</summary>
    private static void LeaveToContainer(AgentTurn turn, AgentDefinition definition, string cause, string reason) =>
        turn.Happens(
            definition.OnExhausted == ExhaustedRule.Escalate
                ? new AgentEscalated(AgentCauses.Escalated, reason, turn.State.Escalations + 1)
                : new AgentQuarantined(
                    cause,
                    $"{reason} The image of its container starts it, so only its group could restart it, and 'onExhausted: escalate' does not say so."
                )
        );

    private static void Spend(AgentTurn turn, AgentDefinition definition, string cause, string reason)
    {
        var now = turn.Now;
        var verdict = RestartRules.Next(definition.Restart, HistoryAt(turn.State, now), now.Boot.At, now.Chance);
        if (verdict.Granted)
        {
            var due = now.Boot.After(verdict.Delay);
            turn.Happens(new AgentBackedOff(cause, reason, verdict.Delay, due, verdict.History));
        }
        else
        {
            GiveUp(turn, definition, reason);
        }
    }

    private static void GiveUp(AgentTurn turn, AgentDefinition definition, string reason)
    {
        var restart = definition.Restart;
        var spent = string.Create(
            CultureInfo.InvariantCulture,
            $"It failed after {CountText.Of(restart.Max, "restart")} within {DurationText.Format(restart.Within)}; the last time: {Clause.Of(reason)}."
        );
        turn.Happens(
            definition.OnExhausted == ExhaustedRule.Escalate
                ? new AgentEscalated(AgentCauses.Escalated, spent, turn.State.Escalations + 1)
                : new AgentQuarantined(AgentCauses.RestartsExhausted, spent)
        );
    }

    /// <summary>
    /// What another boot has seen is taken to have happened at the start of this one: a reboot must not give an agent that
    /// fails for ever all its restarts again.
    /// </summary>
    private static RestartHistory HistoryAt(AgentState state, Moment now)
    {
        var history = state.History;
        return state.HistoryBoot == now.Boot.BootId
            ? history
            : history with
            {
                Recent = [.. history.Recent.Select(_ => TimeSpan.Zero)],
                RunningSince = history.RunningSince is null ? null : TimeSpan.Zero,
            };
    }
}

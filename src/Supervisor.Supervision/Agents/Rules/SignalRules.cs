using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What an agent says of itself.</summary>
internal static class SignalRules
{
    /// <summary>By whom a line on the notification descriptor is told: only a process that we started has one.</summary>
    private const string Descriptor = "fd";

    /// <returns>Why the word is not taken; null when it is.</returns>
    /// <param name="isNew">The supervisor has not heard of its group yet.</param>
    internal static SignalOutcome? RefusalOf(AgentState state, AgentSignal signal, bool isNew)
    {
        if (signal.Incarnation is { } claimed && claimed != state.Incarnation)
        {
            return SignalOutcome.Refused(
                SignalCodes.OldIncarnation,
                $"It comes from incarnation {claimed} of {signal.Agent}, and the current one is {state.Incarnation}."
            );
        }

        if (isNew)
        {
            return SignalOutcome.Refused(
                SignalCodes.NotYet,
                $"The supervisor of {signal.Agent} has only just started: say it again."
            );
        }

        return state.Phase.IsUp() || state.Phase is AgentPhase.Starting or AgentPhase.Unknown
            ? null
            : SignalOutcome.Refused(
                SignalCodes.NotRunning,
                $"{signal.Agent} is {state.Phase.Name()}, so nothing that it says of its readiness counts."
            );
    }

    internal static void TakeDown(AgentTurn turn, AgentSignal signal)
    {
        if (RefusalOf(turn.State, signal, turn.Facts.Orders is null) is { } refusal)
        {
            NoteRefused(turn, signal, refusal);
            return;
        }

        if (turn.Definition is not { } definition)
        {
            // It is only to end: what it says changes nothing any more.
            return;
        }

        switch (signal.Word)
        {
            case AgentWord.Ready ready:
                Ready(turn, definition, signal.Source, ready.Details);
                break;
            case AgentWord.NotReady not
                when turn.State.Readiness is not { Word: AgentWordGiven.NotReady } known || known.Against != not.Reason:
                turn.Happens(new AgentSaidNotReady(turn.State.Incarnation, signal.Source, not.Reason));
                break;
            case AgentWord.Stopping when turn.State.Readiness.Word != AgentWordGiven.Stopping:
                turn.Happens(new AgentSaidStopping(turn.State.Incarnation, signal.Source));
                break;
            case AgentWord.Hung when turn.State.Phase.IsUp():
                Hung(turn);
                break;
            case AgentWord.Heartbeat or AgentWord.Progress or AgentWord.Status:
                Heard(turn, definition, signal.Source);
                break;
        }
    }

    internal static void TakeDownNotification(AgentTurn turn)
    {
        if (
            turn is { Definition: { } definition, State.Readiness.Word: AgentWordGiven.None }
            && !turn.State.Phase.IsDown()
        )
        {
            Ready(turn, definition, Descriptor, details: null);
        }
    }

    private static void NoteRefused(AgentTurn turn, AgentSignal signal, SignalOutcome refusal)
    {
        if (refusal.Code == SignalCodes.NotYet)
        {
            return;
        }

        var refused = new AgentRefusedSignal(signal.Incarnation ?? "", signal.Source, signal.Word.GetType().Name);
        if (turn.State.RefusedSignal != SignalClaims.Of(refused))
        {
            turn.Happens(refused);
        }
    }

    private static void Ready(AgentTurn turn, AgentDefinition definition, string source, string? details)
    {
        var readiness = turn.State.Readiness;
        if (readiness.Word != AgentWordGiven.Ready || readiness.Details != details)
        {
            var until = turn.Now.Boot.After(definition.Ttl);
            turn.Happens(new AgentSaidReady(turn.State.Incarnation, source, details, until));
        }
        else
        {
            Renew(turn, definition);
        }
    }

    private static void Hung(AgentTurn turn) =>
        turn.Happens(
            new AgentStopIntended(
                turn.State.Incarnation,
                new AgentStopping(AgentCauses.SaidHung, "It said itself that it hangs.", IsFailure: true)
            )
        );

    private static void Heard(AgentTurn turn, AgentDefinition definition, string source)
    {
        if (!turn.State.HasSpoken)
        {
            turn.Happens(new AgentSpoke(turn.State.Incarnation, source));
        }

        Renew(turn, definition);
    }

    // Heartbeats are no events: what is written is a deadline that is coarse on purpose. A word that ran out only because
    // nothing was heard, as while the machine was suspended, holds again.
    private static void Renew(AgentTurn turn, AgentDefinition definition)
    {
        var readiness = turn.State.Readiness;
        var isDue = readiness switch
        {
            { Word: AgentWordGiven.Expired } => true,
            { Word: AgentWordGiven.Ready, WordUntil: { } until } => IsHalfOver(turn.Now.Boot, until, definition.Ttl),
            _ => false,
        };
        if (isDue)
        {
            turn.Happens(new AgentRenewed(turn.State.Incarnation, turn.Now.Boot.After(definition.Ttl)));
        }
    }

    private static bool IsHalfOver(BootMoment now, BootMoment until, TimeSpan ttl) => now.Until(until) <= ttl / 2;
}

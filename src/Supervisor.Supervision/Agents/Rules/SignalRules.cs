using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What an agent says of itself.</summary>
internal static class SignalRules
{
    /// <summary>By whom a line on the notification descriptor is told: only a process that we started has one.</summary>
    internal const string Descriptor = "fd";

    private static readonly AgentWord.Ready OnceAndForAll = new(Details: null) { Holds = Timeout.InfiniteTimeSpan };

    /// <summary>Nobody has so many incarnations at once; who has is told, and noted no more.</summary>
    private const int SpeakersNoted = 8;

    /// <returns>Why the word is not taken; null when it is.</returns>
    /// <param name="orders">Null: the supervisor has not heard of its group yet.</param>
    internal static SignalOutcome? RefusalOf(AgentState state, AgentSignal signal, AgentOrders? orders)
    {
        if (signal.Incarnation is { } claimed && claimed != state.Incarnation)
        {
            return SignalOutcome.Refused(
                SignalCodes.OldIncarnation,
                $"It comes from incarnation {claimed} of {signal.Agent}, and the current one is {state.Incarnation}."
            );
        }

        if (orders is null)
        {
            return SignalOutcome.Refused(
                SignalCodes.NotYet,
                $"The supervisor of {signal.Agent} has only just started: say it again."
            );
        }

        return WhyNotCounted(state.Phase, signal.Word, orders) is { } why
            ? SignalOutcome.Refused(
                IsToBeHeard(state, orders) ? SignalCodes.NotYet : SignalCodes.NotRunning,
                $"{signal.Agent} is {why}."
            )
            : null;
    }

    // Its program has begun with its container, and does not know that it is listened to only a moment later.
    private static bool IsToBeHeard(AgentState state, AgentOrders orders) =>
        state.Phase is AgentPhase.Waiting or AgentPhase.Backoff
        && orders is { Run: true, Definition.Launch: ListenLaunch };

    // Who is told to end, or is about to be because no revision has it, may say so, and live until then; only ready it cannot
    // become any more.
    private static string? WhyNotCounted(AgentPhase phase, AgentWord word, AgentOrders orders) =>
        word switch
        {
            _ when phase.IsDown() || (phase == AgentPhase.Stopping && word is AgentWord.Ready) =>
                $"{phase.Name()}, so nothing that it says of its readiness counts",
            AgentWord.Ready when orders.Definition is null => "in no revision any more, and is only to end",
            _ => null,
        };

    /// <summary>
    /// The program that an image starts may go on from before it is listened to, and have said long since that it is ready. A heartbeat of it counts,
    /// and is asked for again: whoever hears that says his last word once more.
    /// </summary>
    internal static SignalOutcome? AskForTheLastWord(AgentState state, AgentSignal signal, AgentOrders? orders) =>
        signal.Word is AgentWord.Heartbeat or AgentWord.Progress
        && state.Readiness.Word == AgentWordGiven.None
        && orders?.Definition?.Launch is ListenLaunch
            ? SignalOutcome.Refused(
                SignalCodes.NotYet,
                $"{signal.Agent} is listened to anew, and has not said since whether it is ready: say that, too."
            )
            : null;

    internal static void TakeDown(AgentTurn turn, AgentSignal signal)
    {
        if (RefusalOf(turn.State, signal, turn.Facts.Orders) is { } refusal)
        {
            NoteRefused(turn, signal, refusal);
            return;
        }

        switch (signal.Word)
        {
            case var _ when turn.State.Phase == AgentPhase.Stopping:
                // It is only to end: what it says changes nothing any more.
                break;
            case AgentWord.NotReady not
                when turn.State.Readiness is not { Word: AgentWordGiven.NotReady } known || known.Against != not.Reason:
                turn.Happens(new AgentSaidNotReady(turn.State.Incarnation, signal.Source, not.Reason));
                break;
            case AgentWord.Stopping when turn.State.Readiness.Word != AgentWordGiven.Stopping:
                turn.Happens(new AgentSaidStopping(turn.State.Incarnation, signal.Source));
                break;
            case AgentWord.Hung when !turn.State.Readiness.IsHung:
                turn.Happens(new AgentSaidHung(turn.State.Incarnation, signal.Source));
                break;
            case AgentWord.ExtendTimeout extend when !turn.State.Readiness.HasBeenReady:
                ExtendStart(turn, extend.By);
                break;
            case AgentWord.Ready
            or AgentWord.Heartbeat
            or AgentWord.Progress
            or AgentWord.Status when turn.Definition is { } definition:
                TakeGood(turn, definition, signal);
                break;
        }
    }

    // Its readiness goes on as long as the definition says, so of one that is in no revision any more it cannot.
    private static void TakeGood(AgentTurn turn, AgentDefinition definition, AgentSignal signal)
    {
        if (signal.Word is AgentWord.Ready ready)
        {
            Ready(turn, definition, signal.Source, ready);
        }
        else
        {
            Heard(turn, definition, signal.Source);
        }
    }

    internal static void TakeDownNotification(AgentTurn turn)
    {
        if (
            turn is { Definition: { } definition, State.Readiness.Word: AgentWordGiven.None }
            && turn.State.Phase.IsUp()
        )
        {
            Ready(turn, definition, Descriptor, OnceAndForAll);
        }
    }

    private static void NoteRefused(AgentTurn turn, AgentSignal signal, SignalOutcome refusal)
    {
        var claimed = signal.Incarnation ?? "";
        var noted = turn.State.RefusedSpeakers;
        var isFromTheGrave = refusal.Code == SignalCodes.OldIncarnation || turn.State.Phase.IsDown();
        if (
            refusal.Code != SignalCodes.NotYet
            && isFromTheGrave
            && noted.Count < SpeakersNoted
            && !noted.Contains(claimed, StringComparer.Ordinal)
        )
        {
            turn.Happens(new AgentRefusedSignal(claimed, signal.Source, signal.Word.GetType().Name));
        }
    }

    private static void Ready(AgentTurn turn, AgentDefinition definition, string source, AgentWord.Ready ready)
    {
        var readiness = turn.State.Readiness;
        var holds = ready.Holds ?? definition.Ttl;
        BootMoment? until = holds == Timeout.InfiniteTimeSpan ? null : turn.Now.Boot.After(holds);
        if (readiness.Word != AgentWordGiven.Ready || readiness.Details != ready.Details || IsOfOtherKind())
        {
            turn.Happens(new AgentSaidReady(turn.State.Incarnation, source, ready.Details, until));
        }
        else if (ready.Holds is null || !WordMoments.IsSame(until, readiness.WordUntil))
        {
            Renew(turn, holds);
        }

        // What says itself how long it holds may hold for ever now, or no longer so.
        bool IsOfOtherKind() => ready.Holds is not null && (until is null) != (readiness.WordUntil is null);
    }

    // Said again and again as it goes on, so it is written as coarsely as a heartbeat.
    private static void ExtendStart(AgentTurn turn, TimeSpan by)
    {
        var known = turn.State.Readiness.StartUntil;
        if (known is null || IsHalfOver(turn.Now.Boot, known.Value, by))
        {
            turn.Happens(new AgentStartExtended(turn.State.Incarnation, turn.Now.Boot.After(by)));
        }
    }

    private static void Heard(AgentTurn turn, AgentDefinition definition, string source)
    {
        if (!turn.State.HasSpoken)
        {
            turn.Happens(new AgentSpoke(turn.State.Incarnation, source));
        }

        Renew(turn, definition.Ttl);
    }

    // Heartbeats are no events: what is written is a deadline that is coarse on purpose. A word that ran out only because
    // nothing was heard, as while the machine was suspended, holds again.
    private static void Renew(AgentTurn turn, TimeSpan holds)
    {
        var isDue = turn.State.Readiness switch
        {
            { Word: AgentWordGiven.Expired } => true,
            { Word: AgentWordGiven.Ready, WordUntil: { } until } known => known.IsWrittenOnce
                || IsHalfOver(turn.Now.Boot, until, holds)
                || IsTooLong(turn.Now.Boot, until, holds),
            _ => false,
        };
        if (isDue)
        {
            turn.Happens(new AgentRenewed(turn.State.Incarnation, turn.Now.Boot.After(holds)));
        }
    }

    private static bool IsHalfOver(BootMoment now, BootMoment until, TimeSpan ttl) => now.Until(until) <= ttl / 2;

    /// <summary>It holds less long than it did, and after a crash it must not run out too late.</summary>
    private static bool IsTooLong(BootMoment now, BootMoment until, TimeSpan ttl) => now.Until(until) > ttl;
}

using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Agents;

/// <summary>The deadlines of the incarnation that runs. Timers are exact; what of them is journaled is coarse.</summary>
internal sealed class AgentTimers(IActorContext<AgentMessage> context, IBootClock clock)
{
    private static readonly TimeSpan SilenceThatDoes = TimeSpan.FromSeconds(1);

    /// <summary>Beyond its grace a runtime has killed what it was told to stop; after that somebody has to look.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Who became ready while no daemon was there could not say so, and no probe asked: however late it is, so long is
    /// waited for a word, which libraries repeat every ten seconds, or for a probe.
    /// </summary>
    private static readonly TimeSpan ToBeHeard = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    private static readonly AgentDeadline[] OfWhatRuns =
    [
        AgentDeadline.Silence,
        AgentDeadline.Start,
        AgentDeadline.Ttl,
        AgentDeadline.Watchdog,
        AgentDeadline.Progress,
    ];

    private AgentDefinition? _definition;
    private BootMoment? _listensSince;

    internal void EndRunning()
    {
        foreach (var deadline in OfWhatRuns)
        {
            context.Timers.Cancel(deadline);
        }
    }

    /// <summary>
    /// All that may still come of what runs, as if it had been set when it began. What is set already stays, with all that it
    /// was put off by; what has passed in a freeze is set again.
    /// </summary>
    internal void ArmRunning(AgentState state, AgentDefinition definition)
    {
        CancelChanged(definition);
        if (state.Readiness.HasBeenReady)
        {
            ArmReady(state, definition);
        }
        else
        {
            ArmIfIdle(AgentDeadline.Start, StartLeft(state, definition), state);
            ArmIfIdle(AgentDeadline.Silence, SilenceThatDoes - HasRun(state), state);
        }

        if (state.Readiness is { Word: AgentWordGiven.Ready, WordUntil: { } until })
        {
            ArmIfIdle(AgentDeadline.Ttl, clock.Now.Until(until), state);
        }
    }

    /// <summary>From its first readiness on it has to show that it lives, where the file asks for that.</summary>
    internal void ArmReady(AgentState state, AgentDefinition definition)
    {
        context.Timers.Cancel(AgentDeadline.Start);
        context.Timers.Cancel(AgentDeadline.Silence);
        ArmIfIdle(AgentDeadline.Watchdog, definition.Watchdog, state);
        ArmIfIdle(AgentDeadline.Progress, definition.Progress, state);
    }

    /// <summary>Also when it went off and the boot clock, which decides, is not there yet.</summary>
    internal void ArmBackoff(AgentState state)
    {
        if (state is { Phase: AgentPhase.Backoff, RestartDue: { } due })
        {
            var left = clock.Now.Until(due);
            Arm(AgentDeadline.Backoff, left > Least ? left : Least, state);
        }
        else
        {
            context.Timers.Cancel(AgentDeadline.Backoff);
        }
    }

    internal void ArmStop(AgentState state, TimeSpan grace) => Arm(AgentDeadline.Stop, grace + StopPatience, state);

    /// <summary>For a stop that is told again, or a stray beside another: it must not put off what is due already.</summary>
    internal void ArmStopIfIdle(AgentState state, TimeSpan grace) =>
        ArmIfIdle(AgentDeadline.Stop, grace + StopPatience, state);

    internal void OnWord(AgentState state, AgentDefinition definition, AgentWord word)
    {
        if (word is AgentWord.ExtendTimeout extend)
        {
            // It is there to put off: nothing comes earlier than it would have without it.
            PutOff(AgentDeadline.Start, Longer(extend.By, StartLeft(state, definition)), state);
            PutOff(AgentDeadline.Watchdog, Longer(extend.By, definition.Watchdog ?? TimeSpan.Zero), state);
            return;
        }

        switch (state.Readiness)
        {
            case { Word: AgentWordGiven.Ready, WordUntil: not null }:
                Arm(AgentDeadline.Ttl, word is AgentWord.Ready { Holds: { } holds } ? holds : definition.Ttl, state);
                break;
            case { Word: AgentWordGiven.Ready }:
                context.Timers.Cancel(AgentDeadline.Ttl);
                break;
        }

        PutOff(AgentDeadline.Watchdog, definition.Watchdog, state);
        if (word is AgentWord.Progress or AgentWord.Ready)
        {
            PutOff(AgentDeadline.Progress, definition.Progress, state);
        }
    }

    // A revision may change what only the supervisor uses, and what runs runs on.
    private void CancelChanged(AgentDefinition definition)
    {
        if (definition.StartDeadline != _definition?.StartDeadline)
        {
            context.Timers.Cancel(AgentDeadline.Start);
        }

        if (definition.Watchdog != _definition?.Watchdog)
        {
            context.Timers.Cancel(AgentDeadline.Watchdog);
        }

        if (definition.Progress != _definition?.Progress)
        {
            context.Timers.Cancel(AgentDeadline.Progress);
        }

        _definition = definition;
    }

    private TimeSpan StartLeft(AgentState state, AgentDefinition definition)
    {
        var now = clock.Now;
        var deadline = definition.StartDeadline;
        var asked = state.Readiness.StartUntil is { } until ? now.Until(until) : TimeSpan.Zero;
        var toBeHeard = (deadline < ToBeHeard ? deadline : ToBeHeard) - now.Since(_listensSince ??= now);
        return Longer(asked, Longer(toBeHeard, deadline - HasRun(state)));
    }

    private TimeSpan HasRun(AgentState state) => state.Running is { } since ? clock.Now.Since(since) : TimeSpan.Zero;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private void PutOff(AgentDeadline deadline, TimeSpan? after, AgentState state)
    {
        if (context.Timers.IsActive(deadline))
        {
            Arm(deadline, after, state);
        }
    }

    private void ArmIfIdle(AgentDeadline deadline, TimeSpan? after, AgentState state)
    {
        if (!context.Timers.IsActive(deadline))
        {
            Arm(deadline, after, state);
        }
    }

    private void Arm(AgentDeadline deadline, TimeSpan? after, AgentState state)
    {
        if (after is { } delay)
        {
            var notNegative = delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
            context.Timers.Once(deadline, notNegative, new DeadlinePassed(state.Incarnation, deadline));
        }
    }
}

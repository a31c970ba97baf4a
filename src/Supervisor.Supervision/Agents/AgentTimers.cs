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

    internal void CancelAll()
    {
        foreach (var deadline in Enum.GetValues<AgentDeadline>())
        {
            context.Timers.Cancel(deadline);
        }
    }

    /// <summary>All that may still come of what runs, as if it had been armed when it began.</summary>
    internal void ArmRunning(AgentState state, AgentDefinition definition)
    {
        var hasRun = state.Running is { } since ? clock.Now.Since(since) : TimeSpan.Zero;
        if (!state.Readiness.HasBeenReady)
        {
            Arm(AgentDeadline.Start, definition.StartDeadline - hasRun, state);
            Arm(AgentDeadline.Silence, SilenceThatDoes - hasRun, state);
        }
        else
        {
            ArmReady(state, definition);
        }

        if (state.Readiness is { Word: AgentWordGiven.Ready, WordUntil: { } until })
        {
            Arm(AgentDeadline.Ttl, clock.Now.Until(until), state);
        }
    }

    /// <summary>From its first readiness on it has to show that it lives, where the file asks for that.</summary>
    internal void ArmReady(AgentState state, AgentDefinition definition)
    {
        context.Timers.Cancel(AgentDeadline.Start);
        context.Timers.Cancel(AgentDeadline.Silence);
        Arm(AgentDeadline.Watchdog, definition.Watchdog, state);
        Arm(AgentDeadline.Progress, definition.Progress, state);
    }

    internal void ArmBackoff(AgentState state)
    {
        if (state is { RestartDue: { } due, IsGroupsTurn: false })
        {
            Arm(AgentDeadline.Backoff, clock.Now.Until(due), state);
        }
    }

    internal void ArmStop(AgentState state) => Arm(AgentDeadline.Stop, state.StopRule.Grace + StopPatience, state);

    internal void OnWord(AgentState state, AgentDefinition definition, AgentWord word)
    {
        if (word is AgentWord.ExtendTimeout extend)
        {
            Extend(state, extend.By);
            return;
        }

        if (state.Readiness.Word == AgentWordGiven.Ready)
        {
            Arm(AgentDeadline.Ttl, definition.Ttl, state);
        }

        Renew(AgentDeadline.Watchdog, definition.Watchdog, state);
        if (word is AgentWord.Progress or AgentWord.Ready)
        {
            Renew(AgentDeadline.Progress, definition.Progress, state);
        }
    }

    private void Extend(AgentState state, TimeSpan by)
    {
        Renew(AgentDeadline.Start, by, state);
        Renew(AgentDeadline.Watchdog, by, state);
        Renew(AgentDeadline.Stop, by, state);
    }

    private void Renew(AgentDeadline deadline, TimeSpan? after, AgentState state)
    {
        if (context.Timers.IsActive(deadline))
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

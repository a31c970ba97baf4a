using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What the runtime says of the agent's workloads: by its answers, its news, and its inventory.</summary>
internal static class WorkloadRules
{
    private const string NoLonger = "It was not started any more.";
    private const string Nothing = "The runtime has nothing of it.";

    private static AgentWaits Due => new(AgentCauses.Due, "", IsAfterFailure: false);

    internal static void TakeDown(AgentTurn turn, AgentMessage message)
    {
        switch (message)
        {
            case LaunchEnded launch when turn.IsCurrent(launch.Incarnation) && !turn.State.Phase.IsDown():
                // Once it is down the answer is older than its end, which was quicker.
                TakeDown(turn, launch.Outcome);
                break;
            case WorkloadSeen or WorkloadMissing when IsOfElsewhere(turn, message):
                if (message is WorkloadSeen { Workload: var elsewhere })
                {
                    Stray(turn, elsewhere);
                }

                break;
            case WorkloadSeen { Workload: var seen } when turn.IsCurrent(seen.Id.Incarnation):
                Seen(turn, seen);
                break;
            case WorkloadSeen { Workload: var seen } when AdoptionRules.IsSuccessor(turn.State, turn.Facts, seen):
                AdoptionRules.Adopt(turn, seen);
                break;
            case WorkloadSeen { Workload: var seen }:
                Stray(turn, seen);
                break;
            case WorkloadMissing { IsEarly: false } missing when turn.IsCurrent(missing.Incarnation):
                Missing(turn);
                break;
        }
    }

    /// <summary>Of the runtime by which it does not run now: there is nothing to be had there but strays.</summary>
    private static bool IsOfElsewhere(AgentTurn turn, AgentMessage message) =>
        message is WorkloadSeen seen
            ? seen.Kind != turn.Facts.Runtime
            : message is WorkloadMissing missing && missing.Kind != turn.Facts.Runtime;

    private static void Stray(AgentTurn turn, Workload workload)
    {
        if (workload.Id.Incarnation == turn.Facts.FreshStray)
        {
            turn.Happens(new AgentStrayFound(workload.Id.Incarnation, workload.Process?.Pid));
        }
    }

    private static void TakeDown(AgentTurn turn, EffectOutcome<LaunchOutcome> outcome)
    {
        switch (outcome)
        {
            case { Status: EffectStatus.Blocked }:
                // It was not even tried, and is when somebody has looked at what it would have had to wait for.
                break;
            case { Status: EffectStatus.Ended, Result: LaunchOutcome.There there }:
                Seen(turn, there.Workload);
                break;
            case { Status: EffectStatus.Ended, Result: LaunchOutcome.Failed { LacksContainer: true, Error: var lack } }:
                // Its container's own supervisor may not have said so yet.
                NotCarriedOut(turn, lack.Message, EndRules.WithoutContainer(turn, lack.Message));
                break;
            case { Status: EffectStatus.Ended, Result: LaunchOutcome.Failed failed }:
                Failed(turn, $"{failed.Error.Message} {failed.Error.Why}".TrimEnd());
                break;
            case { Status: EffectStatus.Ended, Result: LaunchOutcome.CalledBack }:
                NotCarriedOut(turn, NoLonger, Due);
                break;
            case { Status: EffectStatus.Ended, Result: LaunchOutcome.NotTried away }:
                NotCarriedOut(turn, away.Error.Message, Due);
                break;
            case { Status: EffectStatus.Ended, Result: LaunchOutcome.Unknown unknown }:
                Unclear(turn, unknown.Error.Message);
                break;
            default:
                Unclear(turn, outcome.Fault?.Message ?? "The runtime has not answered in time.");
                break;
        }
    }

    private static void Seen(AgentTurn turn, Workload workload)
    {
        if (workload.Exit is { } exit)
        {
            Ended(turn, exit);
        }
        else if (turn.State.Phase is AgentPhase.Starting or AgentPhase.Unknown)
        {
            turn.Happens(new AgentStarted(turn.State.Incarnation, workload.Process, turn.Now.Boot, workload.Notes));
        }
        else if (turn.State.Phase.IsDown())
        {
            // Its start was taken for failed, and came after all.
            Stray(turn, workload);
        }

        if (workload.Notification is not null)
        {
            SignalRules.TakeDownNotification(turn);
        }

        HealthRules.TakeDown(turn, workload.Health);
    }

    private static void Ended(AgentTurn turn, WorkloadExit exit)
    {
        if (turn.State.Phase.IsDown())
        {
            return;
        }

        var stopping = turn.State.Stopping;
        turn.Happens(new AgentExited(turn.State.Incarnation, exit));
        EndRules.Follow(turn, stopping, exit);
    }

    private static void Missing(AgentTurn turn)
    {
        switch (turn.State.Phase)
        {
            // To listen is not to start anything: there is nothing in it that could have failed.
            case AgentPhase.Unknown when turn.Definition is { Launch: ListenLaunch }:
                NotMade(turn, Nothing, WhyOvertaken(turn) ?? EndRules.WithoutContainer(turn, Nothing));
                break;
            case AgentPhase.Unknown:
                Failed(turn, Nothing);
                break;
            case AgentPhase.Starting when WhyOvertaken(turn) is { } next:
                NotMade(turn, NoLonger, next);
                break;
            case AgentPhase.Stopping or AgentPhase.Running or AgentPhase.Ready or AgentPhase.NotReady:
                Ended(turn, WorkloadExit.Unknown(CauseOfMissing(turn)));
                break;
        }
    }

    /// <param name="next">What follows, unless its start was overtaken: what it was held back for may be over by now.</param>
    private static void NotCarriedOut(AgentTurn turn, string reason, AgentEvent next)
    {
        if (turn.State.Phase == AgentPhase.Starting)
        {
            NotMade(turn, reason, WhyOvertaken(turn) ?? next);
        }
        else
        {
            Failed(turn, reason);
        }
    }

    /// <summary>Nothing has failed, so nothing is spent.</summary>
    private static void NotMade(AgentTurn turn, string reason, AgentEvent next)
    {
        turn.Happens(new AgentStartFailed(turn.State.Incarnation, reason));
        turn.Happens(next);
    }

    // What an image starts nothing but its container's end can end: that its runtime knows nothing of it any more is no failure of its own.
    private static ExitCause CauseOfMissing(AgentTurn turn) =>
        IsOfAnotherBoot(turn) ? ExitCause.Reboot
        : turn.Definition is { Launch: ListenLaunch } ? ExitCause.Container
        : ExitCause.Itself;

    private static bool IsOfAnotherBoot(AgentTurn turn) =>
        turn.State.Running is { } running && running.BootId != turn.Now.Boot.BootId;

    /// <summary>
    /// Its start was decided by orders that do not hold any more, before a freeze, or by needs that a crash, or another
    /// revision, may have put an end to; and it was never carried out.
    /// </summary>
    /// <returns>Null: it is still to be made.</returns>
    private static AgentEvent? WhyOvertaken(AgentTurn turn) =>
        turn switch
        {
            { IsWanted: false } => StopReasons.Stopped(turn),
            _ when turn.State.DefinitionHash != turn.Definition!.Hash => new AgentWaits(
                AgentCauses.DefinitionChanged,
                "A new revision defines it otherwise.",
                IsAfterFailure: false
            ),
            { Facts.Hold: not null, State.IsStartOrdered: false } => Due,
            { Definition.Needs.Count: > 0 } when !NeedGate.IsOpen(turn.State, turn.Facts) => Due,
            _ => null,
        };

    private static void Failed(AgentTurn turn, string reason)
    {
        if (turn.State.Phase is not (AgentPhase.Starting or AgentPhase.Unknown or AgentPhase.Stopping))
        {
            return;
        }

        var stopping = turn.State.Stopping;
        turn.Happens(new AgentStartFailed(turn.State.Incarnation, reason));
        EndRules.FollowFailedStart(turn, stopping, reason);
    }

    private static void Unclear(AgentTurn turn, string reason)
    {
        if (turn.State.Phase == AgentPhase.Starting)
        {
            turn.Happens(new AgentStartUnclear(turn.State.Incarnation, reason));
        }
    }
}

using System.Globalization;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Agents.Rules;

/// <summary>What follows when nothing of an incarnation is left.</summary>
internal static class EndRules
{
    /// <summary>Long enough for all that an engine has stopped to be known to have ended: then it starts in order.</summary>
    private static readonly TimeSpan AfterOthers = TimeSpan.FromSeconds(1);

    /// <param name="stopping">Why it was being stopped; null when it ended by itself.</param>
    internal static void Follow(AgentTurn turn, AgentStopping? stopping, WorkloadExit exit)
    {
        if (stopping is { IsFailure: true } && turn.IsWanted && ByOthers(turn, exit.Cause) is { } waits)
        {
            // Who is being ended by another answers no probe any more, and says nothing: that was no failure of its own.
            turn.Happens(waits);
        }
        else if (stopping is { IsFailure: true })
        {
            FailureRules.Fail(turn, stopping.Cause, stopping.Reason);
        }
        else if (!turn.IsWanted)
        {
            turn.Happens(StopReasons.Stopped(turn));
        }
        else if (stopping is not null)
        {
            turn.Happens(new AgentWaits(stopping.Cause, stopping.Reason, IsAfterFailure: false));
        }
        else
        {
            FollowExit(turn, exit);
        }
    }

    internal static void FollowFailedStart(AgentTurn turn, AgentStopping? stopping, string reason)
    {
        if (!turn.IsWanted)
        {
            turn.Happens(StopReasons.Stopped(turn));
        }
        else if (stopping is { IsFailure: false })
        {
            turn.Happens(new AgentWaits(stopping.Cause, stopping.Reason, IsAfterFailure: false));
        }
        else
        {
            FailureRules.Fail(turn, AgentCauses.StartFailed, reason);
        }
    }

    /// <summary>It could not be begun, because its container does not run: tried again when that has had time to be known.</summary>
    internal static AgentEvent WithoutContainer(AgentTurn turn, string reason) =>
        StoppedByOthers(turn, AgentCauses.ContainerEnded, reason);

    private static void FollowExit(AgentTurn turn, WorkloadExit exit)
    {
        var mode = turn.Definition!.RestartMode;
        if (ByOthers(turn, exit.Cause) is { } waits)
        {
            turn.Happens(waits);
        }
        else if (exit.Cause == ExitCause.Stop)
        {
            // It was told to end by us, while nothing could be written, and the daemon died before it could: to have obeyed
            // is neither to have failed nor to have done its work.
            turn.Happens(new AgentWaits(AgentCauses.Due, "It was told to end, and why is not known any more.", false));
        }
        else if (exit.IsSuccess && mode is (RestartMode.OnFailure or RestartMode.Never))
        {
            turn.Happens(new AgentCompleted());
        }
        else
        {
            FailureRules.Fail(turn, CauseOf(exit), ReasonOf(exit));
        }
    }

    /// <summary>Another's fault and not its own: nothing of its budget is spent.</summary>
    private static AgentEvent? ByOthers(AgentTurn turn, ExitCause cause) =>
        cause switch
        {
            ExitCause.Reboot => new AgentWaits(AgentCauses.Rebooted, "The machine was restarted.", false),
            ExitCause.Container => new AgentWaits(AgentCauses.ContainerEnded, "Its container has ended.", false),
            // What it needs may have been stopped along with it, and not have said so yet.
            ExitCause.Engine => StoppedByOthers(turn, AgentCauses.EngineStopped, "The engine has stopped it."),
            _ => null,
        };

    private static AgentBackedOff StoppedByOthers(AgentTurn turn, string cause, string reason) =>
        new(cause, reason, AfterOthers, turn.Now.Boot.After(AfterOthers), turn.State.History) { IsByOthers = true };

    private static string CauseOf(WorkloadExit exit) =>
        exit switch
        {
            { OutOfMemory: true } => AgentCauses.OutOfMemory,
            { Kind: ExitKind.Exited } => AgentCauses.Exited,
            { Kind: ExitKind.Signalled } => AgentCauses.Signalled,
            _ => AgentCauses.ExitUnknown,
        };

    private static string ReasonOf(WorkloadExit exit) =>
        exit switch
        {
            { OutOfMemory: true } => "The kernel killed it, because it took more memory than its limit.",
            { Kind: ExitKind.Exited } => string.Create(
                CultureInfo.InvariantCulture,
                $"It ended by itself with exit code {exit.Code}."
            ),
            { Kind: ExitKind.Signalled } => $"It was ended by {SignalText.Of(exit.Signal)}.",
            _ => "It is gone, and nobody was there to see how: its guard had been replaced, or has lost sight of it.",
        };
}

using Supervisor.Supervision.Agents;

namespace Supervisor.Tests.Supervision.Explaining;

/// <summary>States that agents get into, the command that clears each, and a part of what is said of it.</summary>
internal static class CauseStates
{
    internal static readonly (string Cause, AgentPhase Phase, string Remedy, string Says)[] All =
    [
        (AgentCauses.SaidReady, AgentPhase.Ready, "", "audio/stt is ready: it said so."),
        (AgentCauses.Healthy, AgentPhase.Ready, "", "audio/stt is ready: its container's health check passes."),
        (
            AgentCauses.Unhealthy,
            AgentPhase.NotReady,
            "pbm agent restart audio/stt",
            "its container's health check fails. It runs on"
        ),
        (AgentCauses.ProbePassed, AgentPhase.Ready, "", "audio/stt is ready: its probe passes."),
        (AgentCauses.NobodyVouches, AgentPhase.Ready, "", "audio/stt is ready: nobody says whether it is"),
        (AgentCauses.NotYetReady, AgentPhase.Running, "", "audio/stt runs and has not been ready yet: it has not"),
        (AgentCauses.SaidNotReady, AgentPhase.NotReady, "pbm agent restart audio/stt", "it took its word back. It"),
        (AgentCauses.TtlExpired, AgentPhase.NotReady, "pbm agent restart audio/stt", "renewed its word in time."),
        (AgentCauses.ProbeFailed, AgentPhase.NotReady, "pbm agent restart audio/stt", "its probe fails. It runs on"),
        (
            AgentCauses.Paused,
            AgentPhase.NotReady,
            "",
            "is not ready: its container is paused, so nothing in it gets any"
        ),
        (AgentCauses.SaidStopping, AgentPhase.NotReady, "", "is not ready: it said that it is about to end."),
        (AgentCauses.NeedNotReady, AgentPhase.Waiting, "", "audio/stt waits: it waits for what it needs."),
        (AgentCauses.Frozen, AgentPhase.Waiting, "pbm fleet thaw", "waits: the fleet is frozen. Nothing is"),
        (
            AgentCauses.RestartStorm,
            AgentPhase.Waiting,
            "pbm agent start audio/stt",
            "nothing is restarted by itself. That"
        ),
        (AgentCauses.Due, AgentPhase.Waiting, "", "audio/stt waits: it is about to start."),
        (AgentCauses.SilentButAlive, AgentPhase.Ready, "", "audio/stt is ready: it said so once and has been silent"),
        (AgentCauses.NotLookedYet, AgentPhase.Unknown, "", "may or may not be running: its supervisor has not seen"),
        (AgentCauses.SupervisorOutOfUse, AgentPhase.Unknown, "", "What runs, runs on, and nobody looks after it."),
        (AgentCauses.StrayRuns, AgentPhase.Waiting, "", "incarnation still runs. It is being stopped, and this one"),
        (AgentCauses.RuntimeUnreachable, AgentPhase.Waiting, "", "cannot be reached. What runs, runs on"),
        (AgentCauses.RuntimeUnreachable, AgentPhase.Unknown, "", "audio/stt may or may not be running: what runs"),
        (AgentCauses.GuardAway, AgentPhase.Waiting, "", "audio/stt waits: the guard is not there, which ends what may"),
        (AgentCauses.Starting, AgentPhase.Starting, "", "audio/stt is starting: its process is being made."),
        (AgentCauses.StartUnknown, AgentPhase.Starting, "", "whether its start came about is not known. The"),
        (AgentCauses.Exited, AgentPhase.Backoff, "pbm agent restart audio/stt", "failed and is to start again: it"),
        (AgentCauses.Signalled, AgentPhase.Backoff, "pbm agent restart audio/stt", "'pbm agent logs audio/stt'"),
        (AgentCauses.OutOfMemory, AgentPhase.Backoff, "pbm agent restart audio/stt", "more memory than it may"),
        (AgentCauses.ExitUnknown, AgentPhase.Backoff, "pbm agent restart audio/stt", "nobody was there to be told"),
        (AgentCauses.StartFailed, AgentPhase.Backoff, "pbm agent restart audio/stt", "could not be started"),
        (AgentCauses.StartDeadline, AgentPhase.Stopping, "", "is being stopped: it was not ready within"),
        (AgentCauses.LivenessFailed, AgentPhase.Stopping, "", "When it has ended, it counts as failed."),
        (AgentCauses.WatchdogExpired, AgentPhase.Stopping, "", "its watchdog was not fed in time"),
        (AgentCauses.ProgressStalled, AgentPhase.NotReady, "pbm agent restart audio/stt", "it made no progress"),
        (AgentCauses.SaidHung, AgentPhase.Backoff, "pbm agent restart audio/stt", "said itself that it hangs"),
        (AgentCauses.Rebooted, AgentPhase.Waiting, "", "the machine was restarted, and it with it. It starts"),
        (
            AgentCauses.ContainerEnded,
            AgentPhase.Waiting,
            "",
            "the container that it runs in has ended, and it with it."
        ),
        (AgentCauses.EngineStopped, AgentPhase.Waiting, "", "the engine stopped it, as when the engine itself"),
        (AgentCauses.StartFailed, AgentPhase.Quarantined, "pbm agent release audio/stt", "until somebody releases"),
        (AgentCauses.Exited, AgentPhase.Stopped, "pbm agent start audio/stt", "It stays down."),
        (AgentCauses.OperatorStop, AgentPhase.Stopped, "pbm agent start audio/stt", "an operator stopped it. It stays"),
        (AgentCauses.GroupStop, AgentPhase.Stopped, "pbm group start audio", "until the group is started"),
        (AgentCauses.FleetDown, AgentPhase.Stopped, "pbm fleet start", "the fleet was taken down"),
        (AgentCauses.Removed, AgentPhase.Stopping, "", "it is in no revision any more. It is forgotten"),
        (AgentCauses.NotRestarted, AgentPhase.Stopped, "pbm agent start audio/stt", "its restart rule leaves it so"),
        (AgentCauses.Completed, AgentPhase.Completed, "", "audio/stt has completed: it did what it had to do"),
        (
            AgentCauses.RestartsExhausted,
            AgentPhase.Quarantined,
            "pbm agent release audio/stt",
            "audio/stt is quarantined: it failed more often than it may be restarted."
        ),
        (AgentCauses.GroupQuarantined, AgentPhase.Stopped, "pbm group release audio", "group used up its restarts"),
        (AgentCauses.GroupRestart, AgentPhase.Stopping, "", "its group is being restarted. It starts again when"),
        (AgentCauses.GroupDecides, AgentPhase.Backoff, "", "Its group decides what follows."),
        (AgentCauses.Escalated, AgentPhase.Backoff, "", "left it to its group. Its group decides"),
        (
            AgentCauses.OwnedElsewhere,
            AgentPhase.Stopped,
            "",
            "another node owns its group. It runs there, and here only"
        ),
        (AgentCauses.Unowned, AgentPhase.Stopped, "", "no node owns its group yet. It starts on the one that takes"),
        (
            AgentCauses.FitsNowhere,
            AgentPhase.Stopped,
            "",
            "no node can take its group. It starts on the first that can"
        ),
        (
            AgentCauses.RunsElsewhere,
            AgentPhase.Stopped,
            "",
            "has not said that it has ended there. It starts when that has"
        ),
        (AgentCauses.MovesAway, AgentPhase.Stopping, "", "its group is to run on another node. It is given up when"),
        (AgentCauses.RightLost, AgentPhase.Stopping, "", "could not renew its ownership of the group in time."),
        (AgentCauses.ClaimUnusable, AgentPhase.Stopped, "", "who owns its group cannot be told."),
        (AgentCauses.Forbidden, AgentPhase.Stopped, "", "this node forbids what its group asks for. It stays down"),
        (AgentCauses.OperatorRestart, AgentPhase.Stopping, "", "an operator restarts it. It starts again by itself"),
        (AgentCauses.DefinitionChanged, AgentPhase.Stopping, "", "its definition was changed. It starts again"),
        (AgentCauses.NeedLost, AgentPhase.Stopping, "", "what it needs is not ready any more. It starts again"),
        (AgentCauses.NeedReturned, AgentPhase.Stopping, "", "what it needs came back as something new"),
    ];
}

namespace Supervisor.Supervision.Agents;

/// <summary>Why an agent is in its phase. Stored and shown to programs: append only.</summary>
public static class AgentCauses
{
    // Why it runs, and is ready.
    public const string SaidReady = "said-ready";
    public const string ProbePassed = "probe-passed";
    public const string Healthy = "healthy";
    public const string NobodyVouches = "nobody-vouches";
    public const string SilentButAlive = "silent-but-alive";
    public const string NotYetReady = "not-yet-ready";

    // Why it is not ready any more.
    public const string SaidNotReady = "said-not-ready";
    public const string TtlExpired = "ttl-expired";
    public const string ProbeFailed = "probe-failed";
    public const string Unhealthy = "unhealthy";
    public const string SaidStopping = "said-stopping";
    public const string Paused = "paused";

    // Why it waits.
    public const string NeedNotReady = "need-not-ready";
    public const string Frozen = "frozen";
    public const string RestartStorm = "restart-storm";
    public const string Due = "due";
    public const string StrayRuns = "stray-runs";
    public const string RuntimeUnreachable = "runtime-unreachable";
    public const string GuardAway = "guard-away";

    // Why it starts.
    public const string Starting = "starting";
    public const string StartUnknown = "start-unknown";

    // Why it is not known how it stands.
    public const string NotLookedYet = "not-looked-yet";
    public const string SupervisorOutOfUse = "supervisor-out-of-use";

    // Why it failed.
    public const string Exited = "exited";
    public const string Signalled = "signalled";
    public const string OutOfMemory = "out-of-memory";
    public const string ExitUnknown = "exit-unknown";
    public const string StartFailed = "start-failed";
    public const string StartDeadline = "start-deadline";
    public const string LivenessFailed = "liveness-failed";
    public const string WatchdogExpired = "watchdog-expired";
    public const string ProgressStalled = "progress-stalled";
    public const string SaidHung = "said-hung";
    public const string Rebooted = "rebooted";
    public const string ContainerEnded = "container-ended";
    public const string EngineStopped = "engine-stopped";

    // Why it is down.
    public const string OperatorStop = "operator-stop";
    public const string GroupStop = "group-stop";
    public const string FleetDown = "fleet-down";
    public const string Removed = "removed";
    public const string NotRestarted = "not-restarted";
    public const string Completed = "completed";
    public const string RestartsExhausted = "restarts-exhausted";
    public const string GroupQuarantined = "group-quarantined";
    public const string GroupRestart = "group-restart";
    public const string GroupDecides = "group-decides";
    public const string Escalated = "escalated";
    public const string OwnedElsewhere = "owned-elsewhere";
    public const string Unowned = "unowned";
    public const string MovesAway = "moves-away";
    public const string RightLost = "right-lost";
    public const string ClaimUnusable = "claim-unusable";
    public const string Forbidden = "forbidden";
    public const string FitsNowhere = "fits-nowhere";
    public const string RunsElsewhere = "runs-elsewhere";

    // Why it is stopped for a while.
    public const string OperatorRestart = "operator-restart";
    public const string DefinitionChanged = "definition-changed";
    public const string NeedLost = "need-lost";
    public const string NeedReturned = "need-returned";
}

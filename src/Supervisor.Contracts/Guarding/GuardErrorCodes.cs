namespace Supervisor.Contracts.Guarding;

/// <summary>Why a guard refused, or could not be asked. Codes are added, never renamed.</summary>
public static class GuardErrorCodes
{
    public const string BadFrame = "guard.bad-frame";
    public const string FrameTooLarge = "guard.frame-too-large";
    public const string BadRequest = "guard.bad-request";
    public const string UnknownRequest = "guard.unknown-request";
    public const string NoHello = "guard.no-hello";
    public const string VersionUnknown = "guard.version-unknown";
    public const string TooManyConnections = "guard.too-many-connections";
    public const string TooSlow = "guard.too-slow";
    public const string TooManyLogs = "guard.too-many-logs";

    public const string BadWorkload = "guard.bad-workload";
    public const string UnknownWorkload = "guard.unknown-workload";
    public const string StillRunning = "guard.still-running";
    public const string NotRunning = "guard.not-running";
    public const string StartFailed = "guard.start-failed";
    public const string LeashExpired = "guard.leash-expired";
    public const string OtherBoot = "guard.other-boot";
    public const string NotHeld = "guard.not-held";
    public const string CannotHold = "guard.cannot-hold";
    public const string Failed = "guard.failed";
    public const string NotEmpty = "guard.not-empty";

    public const string InUse = "guard.in-use";
    public const string WrongSystem = "guard.wrong-system";
    public const string BadOption = "guard.bad-option";
    public const string Unusable = "guard.unusable";

    public const string NotStarted = "guard.not-started";
    public const string Unreachable = "guard.unreachable";
    public const string ConnectionLost = "guard.connection-lost";
    public const string NoAnswer = "guard.no-answer";
}

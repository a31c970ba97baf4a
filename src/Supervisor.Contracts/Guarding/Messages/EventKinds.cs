namespace Supervisor.Contracts.Guarding.Messages;

public static class EventKinds
{
    public const string Started = "started";
    public const string Notified = "notified";
    public const string Stopping = "stopping";
    public const string LeashExpired = "leash-expired";
    public const string Exited = "exited";
    public const string Forgotten = "forgotten";
    public const string Rotated = "rotated";

    /// <summary>A container that was on a leash has ended; where the leash had not expired, there is none of it any more.</summary>
    public const string HoldEnded = "hold-ended";

    /// <summary>A log cannot be cut, and grows.</summary>
    public const string LogTrouble = "log-trouble";
}

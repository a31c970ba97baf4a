namespace Supervisor.Supervision.Ports.Journal;

public enum ReadStatus
{
    Read,

    /// <summary>A record does not match its checksum, or a version is missing: nothing of the stream is to be trusted.</summary>
    Damaged,

    /// <summary>The store does not answer; another try may succeed.</summary>
    Unavailable,
}

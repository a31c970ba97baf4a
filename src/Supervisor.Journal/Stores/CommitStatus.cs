namespace Supervisor.Journal.Stores;

public enum CommitStatus
{
    /// <summary>Durable.</summary>
    Committed,

    /// <summary>Certainly not written, such as for want of room.</summary>
    Failed,

    /// <summary>Not written: a later opening has raised the epoch.</summary>
    Fenced,

    /// <summary>Nobody can say; opening again tells.</summary>
    Unknown,
}

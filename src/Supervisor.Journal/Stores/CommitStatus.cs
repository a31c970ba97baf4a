namespace Supervisor.Journal.Stores;

public enum CommitStatus
{
    /// <summary>All of it is durable.</summary>
    Committed,

    /// <summary>Certainly nothing of it was written, now or later.</summary>
    Failed,

    /// <summary>Nothing of it was written: a later writer has claimed the store.</summary>
    Fenced,

    /// <summary>Nobody can say. Only opening again tells.</summary>
    Unknown,
}

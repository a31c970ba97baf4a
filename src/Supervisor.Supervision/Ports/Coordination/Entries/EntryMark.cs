namespace Supervisor.Supervision.Ports.Coordination.Entries;

/// <summary>By what a condition knows an entry again.</summary>
public enum EntryMark
{
    /// <summary>Nobody wrote it since.</summary>
    Version,

    /// <summary>It was there all the time, whatever was written to it.</summary>
    Since,
}

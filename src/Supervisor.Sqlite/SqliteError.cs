namespace Supervisor.Sqlite;

/// <summary>SQLite's primary result codes, by the numbers of its documented interface.</summary>
public enum SqliteError
{
    General = 1,
    Internal = 2,
    Permission = 3,
    Aborted = 4,

    /// <summary>Another connection holds the lock, and still did when the busy time-out ended.</summary>
    Busy = 5,
    Locked = 6,
    OutOfMemory = 7,
    ReadOnly = 8,
    Interrupted = 9,

    /// <summary>The operating system's input or output failed; the extended code says in which operation.</summary>
    IoError = 10,

    /// <summary>The file's structure is damaged.</summary>
    Corrupt = 11,
    NotFound = 12,

    /// <summary>No room on the disk (or the page limit is reached).</summary>
    Full = 13,
    CannotOpen = 14,
    Protocol = 15,
    SchemaChanged = 17,
    TooBig = 18,
    Constraint = 19,
    Mismatch = 20,
    Misuse = 21,
    NoLargeFileSupport = 22,
    Unauthorized = 23,
    Range = 25,
    NotADatabase = 26,
}

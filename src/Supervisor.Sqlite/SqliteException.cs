namespace Supervisor.Sqlite;

/// <summary>A call that SQLite refused. Stores catch it at their seam and turn it into an outcome.</summary>
public sealed class SqliteException(int extendedCode, string message) : Exception(message)
{
    private const int PrimaryMask = 0xff;

    // The log's index could not be given its size: the way in which SQLite finds the disk full when it opens a file.
    private const int NoRoomForIndex = 4874;

    /// <summary>The kind of failure, on which a caller decides.</summary>
    public SqliteError Error => (SqliteError)(ExtendedCode & PrimaryMask);

    /// <summary>The exact code, such as 1034 (an fsync failed); for the log.</summary>
    public int ExtendedCode { get; } = extendedCode;

    public bool IsNoRoom => Error == SqliteError.Full || ExtendedCode == NoRoomForIndex;

    public bool IsDamage => Error is SqliteError.Corrupt or SqliteError.NotADatabase;

    /// <summary>
    /// Whether a transaction that failed this way certainly did not happen. No room is found before the commit's last page
    /// is written, and a lock before its first; any other fault of the commit itself may come after them.
    /// </summary>
    public bool IsCertainlyUndone(bool hasReachedCommit) =>
        !hasReachedCommit || Error is SqliteError.Full or SqliteError.Busy;
}

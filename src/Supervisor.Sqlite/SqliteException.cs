namespace Supervisor.Sqlite;

/// <summary>A call that SQLite refused. Stores catch it at their seam and turn it into an outcome.</summary>
public sealed class SqliteException(int extendedCode, string message) : Exception(message)
{
    private const int PrimaryMask = 0xff;

    /// <summary>The kind of failure, on which a caller decides.</summary>
    public SqliteError Error => (SqliteError)(ExtendedCode & PrimaryMask);

    /// <summary>The exact code, such as 1034 (an fsync failed); for the log.</summary>
    public int ExtendedCode { get; } = extendedCode;
}

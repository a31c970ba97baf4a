namespace Supervisor.Sqlite;

/// <summary>The values are SQLite's own flags.</summary>
public enum SqliteOpenMode
{
    ReadOnly = 1,
    ReadWrite = 2,

    /// <summary>Creates the file when there is none.</summary>
    Create = 6,
}

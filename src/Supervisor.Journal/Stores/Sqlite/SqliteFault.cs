using Supervisor.Sqlite;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>What a failure of SQLite means for the journal, and what the operator is told.</summary>
internal static class SqliteFault
{
    /// <summary>Whether the connection can be used on after a rollback.</summary>
    public static bool LeavesConnectionSound(SqliteException fault) =>
        fault.Error is SqliteError.Full or SqliteError.Busy or SqliteError.Constraint;

    public static string Explain(SqliteException fault, string path) =>
        fault.Error switch
        {
            _ when fault.IsNoRoom =>
                $"The disk of {path} is full. Free some space on it: the journal goes on by itself when there is room.",
            SqliteError.Busy or SqliteError.Locked =>
                $"Another program holds {path} locked. End it: the journal belongs to one supervisor.",
            SqliteError.ReadOnly or SqliteError.CannotOpen or SqliteError.Permission =>
                $"{path} cannot be opened for writing ({fault.Message}). Check the rights on it and its directory.",
            SqliteError.IoError =>
                $"The disk of {path} failed ({fault.Message}, code {fault.ExtendedCode}). Look into the system's log.",
            SqliteError.Corrupt or SqliteError.NotADatabase => Damage(fault.Message, path),
            _ => $"{path} cannot be used: {fault.Message} (code {fault.ExtendedCode}).",
        };

    public static string Damage(string what, string path) =>
        $"{path} is damaged: {what}. The disk or another program changed it. Nothing was repaired or skipped. Stop the "
        + $"supervisor, copy the file away, and restore it with its -wal file from a backup of the data directory. "
        + "Without a backup, move it away: an empty journal starts then, and running work is adopted by its labels.";
}

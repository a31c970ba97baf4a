using Supervisor.Sqlite;

namespace Supervisor.Cluster.Coordination.Embedded;

/// <summary>What the operator is told of a failure of SQLite.</summary>
internal static class EmbeddedFault
{
    public static string Explain(SqliteException fault, string path) =>
        fault.Error switch
        {
            _ when fault.IsNoRoom =>
                $"The disk of {path} is full. Free some space on it: changes are taken again as soon as there is room.",
            SqliteError.Busy or SqliteError.Locked =>
                $"Another process keeps {path} locked. Look for a supervisor that hangs, or a program that has the file "
                    + "open, and end it.",
            SqliteError.ReadOnly or SqliteError.CannotOpen or SqliteError.Permission =>
                $"{path} cannot be opened or written ({fault.Message}). Check the rights on it and its directory.",
            SqliteError.IoError =>
                $"The disk of {path} failed ({fault.Message}, code {fault.ExtendedCode}). Look into the system's log.",
            _ when fault.IsDamage =>
                $"{path} is damaged: {fault.Message}. The disk or another program changed it. Nothing was repaired or "
                    + "skipped. Stop every supervisor that uses it, copy the file away, and restore it from a backup. Without "
                    + "a backup, move it away: an empty store starts then, and the fleet files have to be applied again.",
            _ => $"{path} cannot be used: {fault.Message} (code {fault.ExtendedCode}).",
        };

    public static string Hung(string path, TimeSpan deadline) =>
        $"{path} has not answered for {deadline.TotalSeconds:0.#} s: its disk, or the file system it lies on, hangs.";
}

using Supervisor.Sqlite;

namespace Supervisor.Journal.Stores.Sqlite;

internal static class JournalConnection
{
    public static SqliteConnection Open(SqliteStoreSettings settings)
    {
        var connection = SqliteConnection.Open(settings.Path, SqliteOpenMode.Create, settings.BusyTimeout);
        try
        {
            // FULL: each commit is flushed before it is answered. The log is kept short by checkpoints at each thousand
            // pages, and cut after a burst. The cell check finds a damaged page before it is followed.
            connection.Execute(
                """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = 1000;
                PRAGMA journal_size_limit = 16777216;
                PRAGMA cache_size = -8192;
                PRAGMA cell_size_check = ON;
                PRAGMA temp_store = MEMORY;
                """
            );
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }
}

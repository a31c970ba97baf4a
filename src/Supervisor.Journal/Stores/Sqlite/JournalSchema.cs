using Supervisor.Sqlite;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>
/// The form of the file, as numbered steps that are each applied once. A step is never changed after a release; what it
/// creates is renamed or removed by a later step only.
/// </summary>
internal static class JournalSchema
{
    // "SVJL": says what the file is to whoever finds it.
    private const int ApplicationId = 0x53564A4C;

    private static readonly string[] Steps =
    [
        // 1: the first form. Events lie in the order in which they were written, whatever their stream: an index over
        // (stream, version) would make each group dirty one page for each stream in it. Instead each event names the row
        // of its stream's event before it, and a stream is read backwards from its head.
        """
            CREATE TABLE writer (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                epoch INTEGER NOT NULL,
                owner TEXT NOT NULL,
                heads_through INTEGER NOT NULL,
                checksum INTEGER NOT NULL
            );
            CREATE TABLE stream (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                version INTEGER NOT NULL,
                head INTEGER NOT NULL,
                trimmed INTEGER NOT NULL,
                checksum INTEGER NOT NULL
            );
            CREATE TABLE event_name (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE
            );
            CREATE TABLE event (
                seq INTEGER PRIMARY KEY,
                previous INTEGER NOT NULL,
                stream INTEGER NOT NULL,
                version INTEGER NOT NULL,
                name INTEGER NOT NULL,
                schema INTEGER NOT NULL,
                cause TEXT NOT NULL,
                time INTEGER NOT NULL,
                epoch INTEGER NOT NULL,
                incarnation TEXT NOT NULL,
                checksum INTEGER NOT NULL,
                payload BLOB NOT NULL
            );
            CREATE TABLE snapshot (
                stream INTEGER PRIMARY KEY,
                version INTEGER NOT NULL,
                schema INTEGER NOT NULL,
                checksum INTEGER NOT NULL,
                payload BLOB NOT NULL
            );
            """,
    ];

    private static readonly SqliteSchema Schema = new("journal", ApplicationId, Steps);

    /// <inheritdoc cref="SqliteSchema.Newest"/>
    public static int Newest => Schema.Newest;

    /// <summary>Brings the file to the newest form; the reason why it cannot be, or null.</summary>
    public static string? Migrate(SqliteConnection connection, string path) => Schema.Migrate(connection, path);
}

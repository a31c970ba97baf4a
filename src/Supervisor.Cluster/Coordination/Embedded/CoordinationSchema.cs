using Supervisor.Sqlite;

namespace Supervisor.Cluster.Coordination.Embedded;

internal static class CoordinationSchema
{
    // "SVCO": says what the file is to whoever finds it.
    private const int ApplicationId = 0x5356434F;

    private static readonly string[] Steps =
    [
        // 1: the first form. A content stands last in its row, so that a list of revisions reads none of them.
        """
            CREATE TABLE store (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                store TEXT NOT NULL,
                version INTEGER NOT NULL,
                revision INTEGER NOT NULL,
                freeze INTEGER NOT NULL,
                nodes INTEGER NOT NULL,
                checksum TEXT NOT NULL
            );
            CREATE TABLE revision (
                number INTEGER PRIMARY KEY,
                hash TEXT NOT NULL,
                bytes INTEGER NOT NULL,
                command TEXT NOT NULL,
                who TEXT NOT NULL,
                time INTEGER NOT NULL,
                checksum TEXT NOT NULL,
                content BLOB NOT NULL
            );
            CREATE TABLE node (
                name TEXT PRIMARY KEY,
                node TEXT NOT NULL UNIQUE,
                since INTEGER NOT NULL,
                checksum TEXT NOT NULL
            );
            CREATE TABLE freeze (
                version INTEGER PRIMARY KEY,
                frozen INTEGER NOT NULL,
                why TEXT NOT NULL,
                command TEXT NOT NULL,
                who TEXT NOT NULL,
                time INTEGER NOT NULL,
                checksum TEXT NOT NULL
            );
            """,
    ];

    public static SqliteSchema Schema { get; } = new("coordination store", ApplicationId, Steps);
}

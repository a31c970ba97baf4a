using Supervisor.Cluster.Coordination.Embedded.Entries;
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
            // 2: entries and leases. What is in them lives for minutes, and claims for as long as their groups.
            $"""
            CREATE TABLE entries (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                version INTEGER NOT NULL,
                count INTEGER NOT NULL,
                checksum TEXT NOT NULL
            );
            INSERT INTO entries VALUES (1, 0, 0, '{EntriesRow.Checksum(new EntriesMark(Version: 0, Count: 0))}');
            CREATE TABLE entry (
                key TEXT PRIMARY KEY,
                value TEXT NOT NULL,
                version INTEGER NOT NULL,
                since INTEGER NOT NULL,
                lease INTEGER NOT NULL,
                checksum TEXT NOT NULL
            );
            CREATE INDEX entry_lease ON entry (lease) WHERE lease <> 0;
            CREATE TABLE lease (
                id INTEGER PRIMARY KEY,
                ttl INTEGER NOT NULL,
                boot TEXT NOT NULL,
                ends INTEGER NOT NULL,
                checksum TEXT NOT NULL
            );
            """,
    ];

    public static SqliteSchema Schema { get; } = new("coordination store", ApplicationId, Steps);
}

using System.Globalization;
using Npgsql;

namespace Supervisor.Journal.Stores.Postgres;

/// <summary>
/// The tables, as numbered steps that are each applied once. A step is never changed after a release; what it creates is
/// renamed or removed by a later step only.
/// </summary>
internal static class PostgresSchema
{
    // Any number will do, as long as all supervisors use the same: it keeps two from migrating at once.
    private const long MigrationLock = 0x53564A4C;

    private static readonly string[] Steps =
    [
        // 1: the first form. Here the key over (stream, version) is kept: a database caches more than a node should.
        """
            CREATE TABLE supervisor.journal (
                id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                epoch BIGINT NOT NULL,
                writer TEXT NOT NULL
            );
            CREATE TABLE supervisor.stream (
                id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                journal INTEGER NOT NULL REFERENCES supervisor.journal (id),
                name TEXT NOT NULL,
                version BIGINT NOT NULL,
                trimmed BIGINT NOT NULL,
                UNIQUE (journal, name)
            );
            CREATE TABLE supervisor.event (
                stream BIGINT NOT NULL,
                version BIGINT NOT NULL,
                name TEXT NOT NULL,
                schema INTEGER NOT NULL,
                cause TEXT NOT NULL,
                time BIGINT NOT NULL,
                epoch BIGINT NOT NULL,
                incarnation TEXT NOT NULL,
                checksum BIGINT NOT NULL,
                payload BYTEA NOT NULL,
                PRIMARY KEY (stream, version)
            );
            CREATE TABLE supervisor.snapshot (
                stream BIGINT PRIMARY KEY,
                version BIGINT NOT NULL,
                schema INTEGER NOT NULL,
                checksum BIGINT NOT NULL,
                payload BYTEA NOT NULL
            );
            """,
    ];

    /// <summary>Brings the database to the newest form; the reason why it cannot be, or null.</summary>
    public static async Task<string?> MigrateAsync(NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({MigrationLock})");
        await ExecuteAsync(
            connection,
            """
            CREATE SCHEMA IF NOT EXISTS supervisor;
            CREATE TABLE IF NOT EXISTS supervisor.migration (step INTEGER PRIMARY KEY);
            """
        );
        var done = await AppliedAsync(connection);
        if (done > Steps.Length)
        {
            return $"The database was written by a newer supervisor (form {done}, this one knows {Steps.Length}). Start "
                + "that one.";
        }

        for (var step = done; step < Steps.Length; step++)
        {
            await ExecuteAsync(connection, Steps[step]);
            await ExecuteAsync(connection, $"INSERT INTO supervisor.migration VALUES ({step + 1})");
        }

        await transaction.CommitAsync();
        return null;
    }

    private static async Task<int> AppliedAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "SELECT coalesce(max(step), 0) FROM supervisor.migration",
            connection
        );
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

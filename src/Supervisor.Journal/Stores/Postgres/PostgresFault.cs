using Npgsql;

namespace Supervisor.Journal.Stores.Postgres;

/// <summary>What a failure of the server or of the way to it means, and what the operator is told.</summary>
internal static class PostgresFault
{
    /// <summary>Whether it is a fault of the store, to be turned into an outcome; anything else is a bug.</summary>
    public static bool IsExpected(Exception fault) =>
        fault is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException;

    /// <summary>
    /// Whether a statement that failed this way certainly did nothing: the server itself refused it and went on. When it
    /// ended the connection instead, or the connection broke, the statement may have been carried out before.
    /// </summary>
    public static bool IsCertain(Exception fault) =>
        fault is PostgresException { InvariantSeverity: "ERROR" } refused
        && !refused.SqlState.StartsWith("57", StringComparison.Ordinal)
        && !refused.SqlState.StartsWith("08", StringComparison.Ordinal);

    public static string Explain(Exception fault) =>
        fault is PostgresException refused
            ? $"PostgreSQL refused: {refused.MessageText} (code {refused.SqlState}). See the server's log."
            : $"PostgreSQL does not answer: {fault.Message} Check that it runs and can be reached.";

    public static string Damage(string what) =>
        $"The journal in PostgreSQL is damaged: {what}. The disk or another program changed it. Nothing was repaired or "
        + "skipped. Stop the supervisor and restore the database from a backup.";
}

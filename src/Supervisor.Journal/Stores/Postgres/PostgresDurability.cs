using Npgsql;

namespace Supervisor.Journal.Stores.Postgres;

/// <summary>
/// A server can be set to call a transaction committed before it is on the disk. What the journal acknowledges must survive
/// a crash, so the session asks for more where it may, and where it may not the server is refused.
/// </summary>
internal static class PostgresDurability
{
    /// <returns>The reason why what is committed here would not be durable; null when it is.</returns>
    public static async Task<string?> EnsureAsync(NpgsqlConnection connection)
    {
        // Only what is too little is changed: waiting for standbys as well is the operator's choice, and stays.
        await using var command = new NpgsqlCommand(
            """
            SELECT CASE current_setting('synchronous_commit')
                WHEN 'off' THEN set_config('synchronous_commit', 'on', false) END,
                current_setting('fsync')
            """,
            connection
        );
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return row.GetString(1) == "on"
            ? null
            : "The PostgreSQL server runs with fsync = off: what it calls committed is lost when its machine crashes. Set "
                + "fsync = on in its postgresql.conf and restart it.";
    }
}

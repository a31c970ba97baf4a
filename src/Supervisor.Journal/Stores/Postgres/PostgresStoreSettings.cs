namespace Supervisor.Journal.Stores.Postgres;

/// <param name="ConnectionString">As Npgsql takes it.</param>
/// <param name="Journal">The name of this journal: those of many nodes lie in one database.</param>
public sealed record PostgresStoreSettings(string ConnectionString, string Journal);

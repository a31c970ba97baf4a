namespace Supervisor.IntegrationTests.Journal;

/// <summary>
/// Set to say of transactions that they are committed long before they are on the disk. A journal that asked for nothing
/// better would lose what it has acknowledged.
/// </summary>
public sealed class CarelessPostgresServer : PostgresServer
{
    protected override string Settings => "-c synchronous_commit=off -c wal_writer_delay=10s";
}

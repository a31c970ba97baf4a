using Npgsql;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores.Postgres;

/// <summary>
/// A journal in a PostgreSQL database. Each change is one statement that first locks the journal's row at the writer's
/// epoch: a later opening waits for it, and one that comes after a later opening changes nothing.
/// </summary>
public sealed class PostgresStore : IJournalStore
{
    private readonly PostgresStoreSettings _settings;
    private readonly NpgsqlDataSource _source;
    private PostgresSession? _session;

    public PostgresStore(PostgresStoreSettings settings)
    {
        _settings = settings;
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableArrays();

        // One connection, and each opening wants a fresh one.
        builder.ConnectionStringBuilder.Pooling = false;

        // The few statements there are come again and again.
        builder.ConnectionStringBuilder.MaxAutoPrepare = 16;
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        _source = builder.Build();
    }

    public async Task<OpenOutcome> OpenAsync(OpenRequest request)
    {
        try
        {
            await CloseAsync();
            return await ConnectAsync(request);
        }
        catch (Exception fault) when (PostgresFault.IsExpected(fault))
        {
            return OpenOutcome.Unavailable(PostgresFault.Explain(fault));
        }
    }

    public async Task<CommitOutcome> CommitAsync(IReadOnlyList<StreamAppend> appends)
    {
        if (_session is not { } session)
        {
            return CommitOutcome.Failed(NotOpen);
        }

        try
        {
            return await session.CommitAsync(appends)
                ? CommitOutcome.Success
                : CommitOutcome.Fenced(StoreRules.FencedReason);
        }
        catch (Exception fault) when (PostgresFault.IsExpected(fault))
        {
            var reason = PostgresFault.Explain(fault);
            return PostgresFault.IsCertain(fault) ? CommitOutcome.Failed(reason) : CommitOutcome.Unknown(reason);
        }
    }

    public Task<ReadOutcome> ReadAsync(string stream) => ReadAsync(session => session.ReadAsync(stream));

    public Task<ReadOutcome> ReadEventsAsync(string stream, long afterVersion) =>
        ReadAsync(session => session.ReadEventsAsync(stream, afterVersion));

    public Task<StoreOutcome> SaveSnapshotAsync(string stream, Snapshot snapshot) =>
        ChangeAsync(session => session.SaveSnapshotAsync(stream, snapshot));

    public Task<StoreOutcome> TrimAsync(string stream, long throughVersion) =>
        ChangeAsync(session => session.TrimAsync(stream, throughVersion));

    public async Task<SizeOutcome> MeasureAsync()
    {
        if (_session is not { } session)
        {
            return SizeOutcome.Unavailable(NotOpen);
        }

        try
        {
            return SizeOutcome.Measured(await session.MeasureAsync(), 0);
        }
        catch (Exception fault) when (PostgresFault.IsExpected(fault))
        {
            return SizeOutcome.Unavailable(PostgresFault.Explain(fault));
        }
    }

    public async Task CloseAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            await session.DisposeAsync();
        }
    }

    private string NotOpen => $"The journal {_settings.Journal} is not open.";

    private async Task<OpenOutcome> ConnectAsync(OpenRequest request)
    {
        var connection = await _source.OpenConnectionAsync();
        try
        {
            var problem =
                await PostgresDurability.EnsureAsync(connection) ?? await PostgresSchema.MigrateAsync(connection);
            if (problem is { } unusable)
            {
                await connection.DisposeAsync();
                return OpenOutcome.Unusable(unusable);
            }

            _session = await PostgresSession.OpenAsync(connection, _settings.Journal, request);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        if (_session is { } session)
        {
            return OpenOutcome.Opened(session.Epoch, await session.VersionsAsync());
        }

        await connection.DisposeAsync();
        return OpenOutcome.Fenced(StoreRules.FencedReason);
    }

    private async Task<ReadOutcome> ReadAsync(Func<PostgresSession, Task<ReadOutcome>> read)
    {
        if (_session is not { } session)
        {
            return ReadOutcome.Unavailable(NotOpen);
        }

        try
        {
            return await read(session);
        }
        catch (Exception fault) when (PostgresFault.IsExpected(fault))
        {
            return ReadOutcome.Unavailable(PostgresFault.Explain(fault));
        }
        catch (DamageException damage)
        {
            return ReadOutcome.Damaged(PostgresFault.Damage(damage.Message));
        }
    }

    private async Task<StoreOutcome> ChangeAsync(Func<PostgresSession, Task<StoreOutcome>> change)
    {
        if (_session is not { } session)
        {
            return StoreOutcome.Failed(NotOpen);
        }

        try
        {
            return await change(session);
        }
        catch (Exception fault) when (PostgresFault.IsExpected(fault))
        {
            return StoreOutcome.Failed(PostgresFault.Explain(fault));
        }
    }
}

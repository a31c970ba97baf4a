using Supervisor.Runtimes.Redis;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>The connections to one Redis, as long as they hold.</summary>
internal sealed class RedisSession : IDisposable
{
    private const string EventSetting = "notify-keyspace-events";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly RedisConnection _connection;

    private RedisSession(RedisConnection connection, RedisSubscription? news) =>
        (_connection, News) = (connection, news);

    /// <summary>Null: the server tells nobody what happens to keys, so it has to be asked again and again.</summary>
    public RedisSubscription? News { get; }

    /// <summary>
    /// Listens before anything is asked, so that nothing is missed between. What the server's settings are is the business of
    /// whoever runs it: they are read, and never changed.
    /// </summary>
    public static async Task<RedisSession> OpenAsync(
        RedisAddress address,
        string prefix,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var connection = await ConnectAsync(address, clock, stop);
        try
        {
            var news = await TellsOfKeysAsync(connection, stop)
                ? await RedisSubscription.OpenAsync(
                    address,
                    KeyNames.PatternOf(prefix, address.Database),
                    Patience,
                    clock,
                    stop
                )
                : null;
            return new RedisSession(connection, news);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>One that is told nothing, beside another that is.</summary>
    public static async Task<RedisSession> OpenToAskAsync(
        RedisAddress address,
        TimeProvider clock,
        CancellationToken stop
    ) => new(await ConnectAsync(address, clock, stop), null);

    public Task<IReadOnlyList<RedisReply>> CallAsync(
        IReadOnlyCollection<RedisCommand> commands,
        CancellationToken stop
    ) => _connection.CallAsync(commands, stop);

    public void Dispose()
    {
        News?.Dispose();
        _connection.Dispose();
    }

    private static async Task<RedisConnection> ConnectAsync(
        RedisAddress address,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var connection = await RedisConnection.OpenAsync(address, Patience, clock, stop);
        try
        {
            await GreetAsync(connection, stop);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>One that loads its data, or wants a password, takes connections and answers nothing else.</summary>
    private static async Task GreetAsync(RedisConnection connection, CancellationToken stop)
    {
        if (await connection.CallAsync(new RedisCommand("PING"), stop) is RedisReply.Refusal refusal)
        {
            throw new IOException($"answered {refusal.Reason}");
        }
    }

    /// <summary>Of sets, deletions and what else happens to any key; a server that does not say is taken for one that does not.</summary>
    private static async Task<bool> TellsOfKeysAsync(RedisConnection connection, CancellationToken stop) =>
        await connection.CallAsync(new RedisCommand("CONFIG", "GET", EventSetting), stop)
            is RedisReply.Items { All: [_, RedisReply.Text(var flags)] }
        && flags.Contains('K')
        && (flags.Contains('A') || (flags.Contains('$') && flags.Contains('g')));
}

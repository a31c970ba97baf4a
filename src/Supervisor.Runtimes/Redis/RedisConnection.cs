namespace Supervisor.Runtimes.Redis;

/// <summary>
/// Asks a Redis. Any thread may ask, and questions are answered one after the other, each within its time. What goes wrong with
/// the connection is an exception of I/O, or of time; it ends the connection, and every further question fails at once.
/// </summary>
public sealed class RedisConnection : IDisposable
{
    private readonly RedisTalk _talk;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1);
    private bool _isBroken;

    private RedisConnection(RedisTalk talk, TimeSpan patience, TimeProvider time) =>
        (_talk, _patience, _time) = (talk, patience, time);

    /// <param name="patience">For connecting, and for each call from its turn to the last byte.</param>
    public static async Task<RedisConnection> OpenAsync(
        RedisAddress address,
        TimeSpan patience,
        TimeProvider time,
        CancellationToken stop
    ) =>
        new(
            await RedisTime.LimitAsync(limit => RedisTalk.OpenAsync(address, limit), patience, time, stop),
            patience,
            time
        );

    /// <summary>As many replies as commands, in their order; a command that is refused is a reply as well.</summary>
    public async Task<IReadOnlyList<RedisReply>> CallAsync(
        IReadOnlyCollection<RedisCommand> commands,
        CancellationToken stop
    )
    {
        await _turn.WaitAsync(stop);
        try
        {
            if (_isBroken)
            {
                throw new IOException("the connection was given up");
            }

            // Until the last reply has come, it is not known which one would be next.
            _isBroken = true;
            var replies = await RedisTime.LimitAsync(limit => ExchangeAsync(commands, limit), _patience, _time, stop);
            _isBroken = false;
            return replies;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<RedisReply> CallAsync(RedisCommand command, CancellationToken stop) =>
        (await CallAsync([command], stop))[0];

    public void Dispose() => _talk.Dispose();

    private async Task<IReadOnlyList<RedisReply>> ExchangeAsync(
        IReadOnlyCollection<RedisCommand> commands,
        CancellationToken stop
    )
    {
        // At the same time: a server that answers a lot reads nothing more before its answers are taken.
        var heard = HearAsync(commands.Count, stop);
        await Task.WhenAll(_talk.SayAsync(commands, stop), heard);
        return await heard;
    }

    private async Task<IReadOnlyList<RedisReply>> HearAsync(int count, CancellationToken stop)
    {
        var replies = new List<RedisReply>(count);
        while (replies.Count < count)
        {
            replies.Add(await _talk.HearAsync(stop));
        }

        return replies;
    }
}

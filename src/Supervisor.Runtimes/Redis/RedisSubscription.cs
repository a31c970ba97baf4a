namespace Supervisor.Runtimes.Redis;

/// <summary>A connection on which Redis tells what is published. It is read by one at a time.</summary>
public sealed class RedisSubscription : IDisposable
{
    private readonly RedisTalk _talk;

    private RedisSubscription(RedisTalk talk) => _talk = talk;

    /// <summary>What is published from its return on is told.</summary>
    /// <param name="pattern">Of channels, as in <c>PSUBSCRIBE</c>.</param>
    public static async Task<RedisSubscription> OpenAsync(
        RedisAddress address,
        string pattern,
        TimeSpan patience,
        TimeProvider time,
        CancellationToken stop
    ) => new(await RedisTime.LimitAsync(limit => SubscribeAsync(address, pattern, limit), patience, time, stop));

    /// <summary>Waits for as long as it takes.</summary>
    public async Task<RedisNews> NextAsync(CancellationToken stop)
    {
        while (true)
        {
            if (NewsOf(await _talk.HearAsync(stop)) is { } news)
            {
                return news;
            }
        }
    }

    public void Dispose() => _talk.Dispose();

    private static async Task<RedisTalk> SubscribeAsync(RedisAddress address, string pattern, CancellationToken stop)
    {
        var talk = await RedisTalk.OpenAsync(address, stop);
        try
        {
            return await talk.AskAsync(new RedisCommand("PSUBSCRIBE", pattern), stop) switch
            {
                RedisReply.Items => talk,
                RedisReply.Refusal refusal => throw new IOException($"answered {refusal.Reason}"),
                _ => throw new IOException("answered something that is not Redis"),
            };
        }
        catch
        {
            talk.Dispose();
            throw;
        }
    }

    private static RedisNews? NewsOf(RedisReply reply) =>
        reply
            is RedisReply.Items
            {
                All: [RedisReply.Text { Value: "pmessage" }, _, RedisReply.Text channel, RedisReply.Text said]
            }
            ? new RedisNews(channel.Value, said.Value)
            : null;
}

/// <param name="Channel">Where it was published.</param>
public readonly record struct RedisNews(string Channel, string Said);

using Supervisor.Runtimes.Probing.Places;
using Supervisor.Runtimes.Redis;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Runtimes.Probing.Redis;

/// <summary>Passes when Redis answers a PING: one that loads its data, or wants a password that was not given, does not.</summary>
internal static class RedisProbe
{
    internal static async Task<ProbeAnswer> AskAsync(string address, ProbePlace place, ProbeTime time)
    {
        if (RedisAddress.Parse(address, out var problem) is not { } redis)
        {
            return ProbeAnswer.Failed(problem!);
        }

        using var talk = new RedisTalk(await PlacedSocket.StreamAsync(place, redis.Host, redis.Port, time.Up));
        await talk.IntroduceAsync(redis, time.Up);
        return await talk.AskAsync(new RedisCommand("PING"), time.Up) switch
        {
            RedisReply.Status { Said: "PONG" } => ProbeAnswer.Ok,
            RedisReply.Refusal refusal => ProbeAnswer.Failed($"answered {OneLine.Of(refusal.Reason)}"),
            _ => ProbeAnswer.Failed("answered something that is not Redis"),
        };
    }
}

using System.Collections.Immutable;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>
/// What an agent has said by its keys since they were looked at last. A key that stands says nothing; that it was written
/// does. So nothing is said twice, and a look may come at any time.
/// </summary>
internal static class KeyRules
{
    /// <summary>How long each is written to live, by those who write them: it tells how long ago that was.</summary>
    private static readonly ImmutableDictionary<KeyKind, TimeSpan> UsualLives = ImmutableDictionary.CreateRange([
        KeyValuePair.Create(KeyKind.Ready, TimeSpan.FromSeconds(300)),
        KeyValuePair.Create(KeyKind.NotReady, TimeSpan.FromSeconds(60)),
        KeyValuePair.Create(KeyKind.Shutdown, TimeSpan.FromSeconds(3600)),
    ]);

    private static readonly KeyKind[] Verdicts = [KeyKind.Ready, KeyKind.NotReady, KeyKind.Shutdown];

    /// <param name="isSameTalk">
    /// The connection is the one of the last look. What is gone after a loss of it may be the server's loss, and not what the
    /// agent has done.
    /// </param>
    /// <param name="heard">Which keys were written since, each once, in the order of their last writing, as far as the server told.</param>
    public static KeyNews Read(KeyState known, KeyLook look, bool isSameTalk, IReadOnlyList<KeyKind> heard)
    {
        var verdict = Verdict(known, look, heard) ?? (isSameTalk ? Deletion(known, look) : null);
        var words = ImmutableArray.CreateBuilder<AgentWord>();
        if (look.Keys.Health is { } health && health.IsRewritten(known.Health) && KeyValues.IsSignOfLife(health.Value))
        {
            words.Add(new AgentWord.Heartbeat());
        }

        if (verdict is not null)
        {
            words.Add(verdict);
        }

        var saysReady = verdict is null ? known.SaysReady : verdict is AgentWord.Ready;
        return new KeyNews(words.ToImmutable(), look.Keys with { SaysReady = saysReady });
    }

    private static AgentWord? Verdict(KeyState known, KeyLook look, IReadOnlyList<KeyKind> heard)
    {
        var keys = look.Keys;
        var last = Verdicts
            .Where(kind => keys[kind] is { } key && key.IsRewritten(known[kind]))
            .OrderBy(kind => Turn(heard, kind))
            .ThenByDescending(kind => Age(kind, keys[kind]!, look.Ended))
            .ThenBy(kind => kind)
            .Cast<KeyKind?>()
            .LastOrDefault();
        return last switch
        {
            KeyKind.Shutdown => new AgentWord.Stopping(),
            KeyKind.NotReady => new AgentWord.NotReady(KeyValues.Reason(keys.NotReady!.Value)),
            KeyKind.Ready => Ready(keys.Ready!, look),
            // Some write their details after the word itself.
            _ => keys.Ready is { } ready && known.SaysReady && keys.Details != known.Details
                ? Ready(ready, look)
                : null,
        };
    }

    private static AgentWord.NotReady? Deletion(KeyState known, KeyLook look) =>
        known is { SaysReady: true, Ready: { } gone } && look.Keys.Ready is null && gone.WasDeleted(look.Ended)
            ? new AgentWord.NotReady("it deleted its key in Redis")
            : null;

    /// <summary>What is there and was not heard of yet was written after all that was.</summary>
    private static int Turn(IReadOnlyList<KeyKind> heard, KeyKind kind)
    {
        for (var i = 0; i < heard.Count; i++)
        {
            if (heard[i] == kind)
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    /// <summary>How long ago it was written, as far as that shows. Where it does not, caution has its way.</summary>
    private static TimeSpan Age(KeyKind kind, SeenKey key, TimeSpan now)
    {
        var age = key.Expiry is { } expiry ? UsualLives[kind] - (expiry.Latest - now) : TimeSpan.MinValue;
        return age >= TimeSpan.Zero ? age
            : kind == KeyKind.Ready ? TimeSpan.MaxValue
            : TimeSpan.Zero;
    }

    private static AgentWord Ready(SeenKey key, KeyLook look)
    {
        var value = KeyValues.Ready(key.Value);
        return value.Against is { } reason
            ? new AgentWord.NotReady(reason)
            : new AgentWord.Ready(value.Details ?? look.Keys.Details) { Holds = LifeLeft(key, look.Ended) };
    }

    private static TimeSpan LifeLeft(SeenKey key, TimeSpan now) =>
        key.Expiry is not { } expiry ? Timeout.InfiniteTimeSpan
        : expiry.Earliest - now is { Ticks: > 0 } left ? left
        : TimeSpan.FromMilliseconds(1);
}

/// <param name="Words">In the order in which they are to be said.</param>
/// <param name="Keys">What is known from now on, once they were said.</param>
internal readonly record struct KeyNews(ImmutableArray<AgentWord> Words, KeyState Keys);

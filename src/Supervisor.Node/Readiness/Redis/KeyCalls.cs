using Supervisor.Runtimes.Redis;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>What is asked of a Redis, and what its answers mean.</summary>
internal static class KeyCalls
{
    /// <summary>Of the commands of one look.</summary>
    public const int LookSize = 10;

    private const long NotThere = -2;

    /// <summary>A hundred years, and so for ever.</summary>
    private const long MostMilliseconds = 100L * 365 * 24 * 60 * 60 * 1000;

    /// <summary>Redis counts by a clock that may be set or slewed, and in whole milliseconds.</summary>
    private static readonly TimeSpan MeasuringError = TimeSpan.FromMilliseconds(100);

    private static readonly KeyKind[] Kinds = [KeyKind.Ready, KeyKind.NotReady, KeyKind.Shutdown, KeyKind.Health];

    public static IEnumerable<RedisCommand> Look(KeyNames names) =>
        [
            .. Kinds.SelectMany(kind => Read(KeyOf(names, kind))),
            new RedisCommand("HGETALL", names.Details),
            new RedisCommand("GET", names.Claim),
        ];

    /// <param name="replies">Of <see cref="Look"/>, as many as that has commands.</param>
    public static KeyLook Seen(IReadOnlyList<RedisReply> replies, TimeSpan asked, TimeSpan answered)
    {
        var keys = Kinds.Select((_, i) => Key(replies[i * 2], replies[(i * 2) + 1], asked, answered)).ToList();
        var rest = Kinds.Length * 2;
        var details = KeyValues.Details(TextsOf(replies[rest]));
        return new KeyLook(
            (replies[rest + 1] as RedisReply.Text)?.Value,
            new KeyState(keys[0], keys[1], keys[2], keys[3], details),
            answered
        );
    }

    /// <summary>All at once or not at all: what was there is deleted, and whose the keys are from now on is written beside them.</summary>
    public static IReadOnlyList<RedisCommand> Claim(KeyNames names, string incarnation) =>
        [
            new RedisCommand("MULTI"),
            new RedisCommand("DEL", names.Ready, names.NotReady, names.Shutdown, names.Health, names.Details),
            Mark(names, incarnation),
            new RedisCommand("EXEC"),
        ];

    public static RedisCommand Mark(KeyNames names, string incarnation) => new("SET", names.Claim, incarnation);

    /// <returns>Why it was not done; null when it was.</returns>
    public static string? ProblemOf(IReadOnlyList<RedisReply> claim) =>
        claim.OfType<RedisReply.Refusal>().FirstOrDefault()?.Reason
        ?? (claim[^1] as RedisReply.Items)?.All.OfType<RedisReply.Refusal>().FirstOrDefault()?.Reason;

    private static IEnumerable<RedisCommand> Read(string key) =>
        [new RedisCommand("GET", key), new RedisCommand("PTTL", key)];

    private static string KeyOf(KeyNames names, KeyKind kind) =>
        kind switch
        {
            KeyKind.Ready => names.Ready,
            KeyKind.NotReady => names.NotReady,
            KeyKind.Shutdown => names.Shutdown,
            _ => names.Health,
        };

    /// <summary>What is no text, or too long to be meant for anybody here, is as good as not there.</summary>
    private static SeenKey? Key(RedisReply value, RedisReply left, TimeSpan asked, TimeSpan answered)
    {
        if (value is not RedisReply.Text(var text) || left is not RedisReply.Number(var milliseconds and not NotThere))
        {
            return null;
        }

        // Whoever says seconds and means milliseconds has one that lives for tens of thousands of years.
        var life = TimeSpan.FromMilliseconds(Math.Min(milliseconds, MostMilliseconds));
        return new SeenKey(
            text,
            milliseconds < 0 ? null : new KeyExpiry(asked + life - MeasuringError, answered + life + MeasuringError)
        );
    }

    private static List<string> TextsOf(RedisReply reply) =>
        reply is RedisReply.Items { All: var all } && all.All(part => part is RedisReply.Text)
            ? [.. all.Cast<RedisReply.Text>().Select(part => part.Value)]
            : [];
}

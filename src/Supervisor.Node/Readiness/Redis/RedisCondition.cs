using System.Globalization;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>How the Redis stands that agents write their keys to.</summary>
/// <param name="Address">Without secrets.</param>
/// <param name="Manner">How it is listened to, as part of a sentence; empty while it cannot be.</param>
/// <param name="Problem">Why it cannot be reached, or not be used as it should; null when nothing is wrong.</param>
/// <param name="Since">Of the problem.</param>
internal sealed record RedisCondition(string Address, string Manner, string? Problem, DateTimeOffset Since)
{
    /// <summary>For operators, in a line.</summary>
    public string Line => Problem is null ? $"{Address}, {Manner}" : $"{Address}, {Trouble}";

    /// <summary>For <c>why</c>; null when nothing is wrong.</summary>
    public string? Trouble =>
        Problem is null
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(Manner.Length == 0 ? "not heard" : "trouble")} since {Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: {Problem}"
            );
}

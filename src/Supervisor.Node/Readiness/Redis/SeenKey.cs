namespace Supervisor.Node.Readiness.Redis;

/// <summary>A key as a look found it.</summary>
/// <param name="Expiry">Null: it does not expire.</param>
internal sealed record SeenKey(string Value, KeyExpiry? Expiry)
{
    /// <summary>Written since it was seen like this: otherwise, or to live until another moment.</summary>
    public bool IsRewritten(SeenKey? known) =>
        known is null || Value != known.Value || !KeyExpiry.IsSame(Expiry, known.Expiry);

    /// <summary>It is gone, and not because its time was up.</summary>
    /// <param name="lookEnded">When it was known not to be there.</param>
    public bool WasDeleted(TimeSpan lookEnded) => Expiry is not { } expiry || lookEnded < expiry.Earliest;
}

/// <summary>
/// When a key expires, on the daemon's own clock. Redis says how long it has left, at some moment between the question and the
/// answer; so nothing that is concluded hangs on how long an answer takes.
/// </summary>
internal readonly record struct KeyExpiry(TimeSpan Earliest, TimeSpan Latest)
{
    public static bool IsSame(KeyExpiry? one, KeyExpiry? other) =>
        one is { } a && other is { } b
            ? a.Earliest <= b.Latest && b.Earliest <= a.Latest
            : one is null && other is null;
}

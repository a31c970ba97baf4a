namespace Supervisor.Cluster.Links.Lanes;

/// <summary>
/// What one receiver has taken of one lane and link. Whoever takes, on whatever thread, adds to one number; all else is done by one
/// at a time.
/// </summary>
internal sealed class CreditTerm
{
    /// <summary>So little that no more can make it positive again.</summary>
    private const long Over = long.MinValue / 2;

    private long _taken;
    private long _collected;

    /// <returns>What has been taken and not collected; less than nothing when the term is over, and it counts no more.</returns>
    public long Take(int bytes)
    {
        var taken = Interlocked.Add(ref _taken, bytes);
        return taken < 0 ? -1 : taken - Volatile.Read(ref _collected);
    }

    /// <returns>What has been taken since the last time.</returns>
    public long Collect()
    {
        var taken = Volatile.Read(ref _taken);
        if (taken < 0)
        {
            return 0;
        }

        var more = taken - _collected;
        Volatile.Write(ref _collected, taken);
        return more;
    }

    /// <summary>From now on nothing of it counts.</summary>
    /// <returns>What was collected of it.</returns>
    public long End()
    {
        Interlocked.Exchange(ref _taken, Over);
        return _collected;
    }
}

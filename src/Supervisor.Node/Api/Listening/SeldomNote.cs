namespace Supervisor.Node.Api.Listening;

/// <summary>For what may happen a thousand times a second and has to be said only now and then, with how often it was.</summary>
internal sealed class SeldomNote(TimeProvider clock, TimeSpan pause)
{
    private readonly Lock _lock = new();
    private long? _last;
    private int _since;

    /// <summary>Counts one more; true when it is time to say so.</summary>
    /// <param name="since">How often it happened since it was last said, this time included.</param>
    public bool IsDue(out int since)
    {
        lock (_lock)
        {
            since = ++_since;
            if (_last is { } last && clock.GetElapsedTime(last) < pause)
            {
                return false;
            }

            (_last, _since) = (clock.GetTimestamp(), 0);
            return true;
        }
    }
}

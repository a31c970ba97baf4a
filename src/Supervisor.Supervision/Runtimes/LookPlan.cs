namespace Supervisor.Supervision.Runtimes;

/// <summary>
/// When to ask a runtime for its whole list. Who wants one while one is under way gets the next, since the answer to the
/// first may be older than the question; however many want it, it is one.
/// </summary>
internal sealed class LookPlan
{
    private bool _isConnected;
    private bool _isWanted;
    private bool _isUnderWay;
    private bool _isResting;
    private long _firstThatCounts;

    /// <summary>How many looks there were, and so the number of the last.</summary>
    internal long Begun { get; private set; }

    /// <summary>How many have failed since one that did not.</summary>
    internal int Failures { get; private set; }

    internal void OnConnected()
    {
        (_isConnected, _isWanted, _isResting) = (true, true, false);
        ForgetTheOneUnderWay();
    }

    internal void OnDisconnected()
    {
        _isConnected = false;
        ForgetTheOneUnderWay();
    }

    internal void Want() => _isWanted = true;

    /// <summary>The time for the next one has come, whether anybody wants it or not.</summary>
    internal void OnDue() => (_isWanted, _isResting) = (true, false);

    /// <summary>The number of the look that is to begin now; null when none is.</summary>
    internal long? Begin()
    {
        if (!_isConnected || !_isWanted || _isUnderWay || _isResting)
        {
            return null;
        }

        (_isWanted, _isUnderWay) = (false, true);
        return ++Begun;
    }

    /// <returns>Whether its answer says anything: not when the connection was lost since it was begun.</returns>
    internal bool TryEnd(long look, bool hasFailed)
    {
        _isUnderWay = false;
        if (look < _firstThatCounts)
        {
            return false;
        }

        // Whoever wants one then waits, too: the runtime must not be asked the more often the less it can answer.
        _isResting = hasFailed;
        Failures = hasFailed ? Failures + 1 : 0;
        return true;
    }

    /// <summary>Its answer will never come.</summary>
    internal void Abandon() => (_isUnderWay, _isWanted, _isResting) = (false, true, false);

    private void ForgetTheOneUnderWay() => (_firstThatCounts, Failures) = (Begun + 1, 0);
}

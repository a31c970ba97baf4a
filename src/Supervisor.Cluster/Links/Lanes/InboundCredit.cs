namespace Supervisor.Cluster.Links.Lanes;

/// <summary>
/// Counts, for one lane of one link, what its receiver has taken, and says so to the sender now and then: its window is
/// the pace of what it sends.
/// </summary>
/// <param name="window">What the sender was promised.</param>
/// <param name="onTaken">Tells the sender that so many more bytes have been taken.</param>
internal sealed class InboundCredit(int window, Action<long> onTaken)
{
    private readonly Lock _gate = new();
    private int _term;
    private long _untaken;
    private long _untold;

    /// <summary>So much has been handed on.</summary>
    /// <returns>What to take it with.</returns>
    public int HandOn(int bytes)
    {
        lock (_gate)
        {
            _untaken += bytes;
            return _term;
        }
    }

    public void Take(int term, int bytes)
    {
        lock (_gate)
        {
            if (term != _term)
            {
                return;
            }

            _untaken -= bytes;
            Tell(bytes);
        }
    }

    /// <summary>Whoever it was handed to is no more, and takes nothing of it.</summary>
    public void Forgive()
    {
        lock (_gate)
        {
            _term++;
            var forgiven = _untaken;
            _untaken = 0;
            Tell(forgiven);
        }
    }

    private void Tell(long bytes)
    {
        _untold += bytes;
        if (_untold >= window / 4)
        {
            onTaken(_untold);
            _untold = 0;
        }
    }
}

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
    private CreditTerm _term = new();
    private long _handedOn;
    private long _untold;

    /// <summary>So much has been handed on. Never at the same time as <see cref="Forgive"/>.</summary>
    /// <returns>What to take it with.</returns>
    public CreditTerm HandOn(int bytes)
    {
        _handedOn += bytes;
        return _term;
    }

    /// <summary>From any thread.</summary>
    public void Take(CreditTerm term, int bytes)
    {
        // Most messages cost no more than this, for each of them passes here.
        if (term.Take(bytes) >= window / 4)
        {
            lock (_gate)
            {
                Tell(term.Collect());
            }
        }
    }

    /// <summary>Whoever it was handed to is no more, and takes nothing of it.</summary>
    public void Forgive()
    {
        lock (_gate)
        {
            var forgiven = _handedOn - _term.End();
            (_term, _handedOn) = (new CreditTerm(), 0);
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

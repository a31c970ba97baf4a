namespace Supervisor.Cluster.Links.Lanes;

/// <summary>For a message that was handed on: says once that it was taken.</summary>
/// <param name="term">In which it was handed on.</param>
internal sealed class Receipt(InboundCredit credit, int term, int bytes)
{
    private bool _isGiven;

    public void Give()
    {
        if (!Interlocked.Exchange(ref _isGiven, true))
        {
            credit.Take(term, bytes);
        }
    }
}

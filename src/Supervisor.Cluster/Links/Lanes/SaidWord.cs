using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Cluster.Links.Lanes;

/// <summary>A message that came over a link; that it is taken is said once, for its sender waits for that.</summary>
/// <param name="Term">In which it was handed on.</param>
/// <param name="Bytes">What it counts for.</param>
internal sealed record SaidWord<TMessage>(LaneLink From, TMessage Message, CreditTerm Term, int Bytes)
    : LaneNews<TMessage>.Said(From.Node, From.Id)
    where TMessage : class
{
    private bool _isTaken;

    public override TMessage Take()
    {
        if (!Interlocked.Exchange(ref _isTaken, true))
        {
            From.Credit.Take(Term, Bytes);
        }

        return Message;
    }
}

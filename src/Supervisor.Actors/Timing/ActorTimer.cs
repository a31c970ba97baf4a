using Supervisor.Actors.Cells;
using Supervisor.Actors.Mailboxes;

namespace Supervisor.Actors.Timing;

/// <summary>
/// One timer of one incarnation. It is fired by whatever thread runs the deadlines and opened in the actor's turn; only
/// there is a periodic one scheduled again, so its message is never in the mailbox twice.
/// </summary>
internal sealed class ActorTimer<TMessage>(
    ActorTimers<TMessage> owner,
    object key,
    Action<Cell<TMessage>> deliver,
    TimeSpan? interval
) : Deadline
{
    internal object Key => key;

    internal bool IsCancelled { get; set; }

    internal override void Fire() => owner.Cell.Post(new TimerEnvelope<TMessage>(this));

    /// <summary>Does nothing when it was cancelled after it went off. Only within the actor's turn.</summary>
    internal void Open(Cell<TMessage> cell)
    {
        if (IsCancelled)
        {
            return;
        }

        if (interval is { } next)
        {
            owner.Schedule(this, next);
        }
        else
        {
            owner.Forget(this);
        }

        deliver(cell);
    }
}

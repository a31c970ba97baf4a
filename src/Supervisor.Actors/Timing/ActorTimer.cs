using Supervisor.Actors.Cells;
using Supervisor.Actors.Mailboxes;

namespace Supervisor.Actors.Timing;

/// <summary>
/// One timer of one incarnation. It is fired by whatever thread runs the deadlines and opened in the actor's turn; only
/// after that is a periodic one scheduled again, so its message is never in the mailbox twice.
/// </summary>
internal abstract class ActorTimer<TMessage>(ActorTimers<TMessage> owner, object key, TimeSpan? interval) : Deadline
{
    internal object Key => key;

    internal bool IsCancelled { get; set; }

    internal override void Fire() => owner.Cell.Post(new TimerEnvelope<TMessage>(this));

    internal abstract bool PassesHold(Cell<TMessage> cell);

    /// <summary>False when it was cancelled after it went off. Only within the actor's turn.</summary>
    internal bool TryOpen(Cell<TMessage> cell)
    {
        if (IsCancelled)
        {
            return false;
        }

        if (interval is null)
        {
            owner.Forget(this);
        }

        try
        {
            Deliver(cell);
            return true;
        }
        finally
        {
            Close(cell.HasStashedCurrent);
        }
    }

    protected abstract void Deliver(Cell<TMessage> cell);

    private void Close(bool isStashed)
    {
        if (isStashed)
        {
            // Its message still waits, so it can still be cancelled, and replaced, and it ends with the incarnation.
            owner.PutBack(this);
        }
        else if (interval is { } next && !IsCancelled)
        {
            owner.Schedule(this, next);
        }
    }
}

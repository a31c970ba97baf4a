using Supervisor.Actors.Asking;
using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;

namespace Supervisor.Actors.Mailboxes;

/// <summary>
/// A request whose asker learns at once when no answer will come. Only an actor that did not answer while handling the
/// request is made to remember the asker, so an answer given at once costs nothing more.
/// </summary>
internal sealed class AskEnvelope<TMessage>(TMessage message, IPromise promise) : UserEnvelope<TMessage>(message)
{
    internal override void Deliver(Cell cell)
    {
        try
        {
            base.Deliver(cell);
        }
        finally
        {
            if (!promise.IsDone)
            {
                cell.Life.AddWatcher(promise);
            }
        }
    }

    internal override void Refuse(Cell cell, DeadLetterReason reason)
    {
        promise.TargetGone();
        base.Refuse(cell, reason);
    }
}

using Supervisor.Actors.Asking;
using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;

namespace Supervisor.Actors.Mailboxes;

/// <summary>
/// A request whose asker learns at once when no answer will come. Only an actor that did not answer while handling the
/// request is made to remember the asker, so an answer given at once costs nothing more.
/// </summary>
internal sealed class AskEnvelope(Envelope request, IPromise promise) : Envelope
{
    internal override bool TakesPlace => true;

    internal override bool PassesHold(Cell cell) => request.PassesHold(cell);

    internal override bool TryDeliver(Cell cell)
    {
        try
        {
            return request.TryDeliver(cell);
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
        promise.Refuse(reason);
        request.Refuse(cell, reason);
    }
}

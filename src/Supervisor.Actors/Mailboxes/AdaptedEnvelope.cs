using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;

namespace Supervisor.Actors.Mailboxes;

/// <summary>A message of another kind, told to the incarnation that said how to understand it.</summary>
internal sealed class AdaptedEnvelope<TOther, TMessage>(TOther message, Func<TOther, TMessage> map, int incarnation)
    : Envelope
{
    internal override bool TakesPlace => true;

    internal override void Deliver(Cell cell)
    {
        if (cell.Life.Incarnation == incarnation)
        {
            ((Cell<TMessage>)cell).Receive(map(message));
        }
        else
        {
            Refuse(cell, DeadLetterReason.Stale);
        }
    }

    internal override void Refuse(Cell cell, DeadLetterReason reason) => cell.Bury(message, reason);
}

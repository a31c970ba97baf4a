using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;

namespace Supervisor.Actors.Mailboxes;

/// <summary>A message of another kind, told to the incarnation that said how to understand it.</summary>
internal sealed class AdaptedEnvelope<TOther, TMessage>(TOther message, Func<TOther, TMessage> map, int incarnation)
    : Envelope
{
    internal override bool TakesPlace => true;

    internal override bool TryDeliver(Cell cell)
    {
        if (cell.Life.Incarnation != incarnation)
        {
            return false;
        }

        ((Cell<TMessage>)cell).Receive(map(message));
        return true;
    }

    internal override void Refuse(Cell cell, DeadLetterReason reason) => cell.Bury(message, reason);
}

using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;

namespace Supervisor.Actors.Mailboxes;

internal class UserEnvelope<TMessage>(TMessage message) : Envelope
{
    internal override bool TakesPlace => true;

    internal override void Deliver(Cell cell) => ((Cell<TMessage>)cell).Receive(message);

    internal override void Refuse(Cell cell, DeadLetterReason reason) => cell.Bury(message, reason);
}

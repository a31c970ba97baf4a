using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;

namespace Supervisor.Actors.Mailboxes;

internal sealed class UserEnvelope<TMessage>(TMessage message) : Envelope
{
    internal override bool TakesPlace => true;

    internal override bool PassesHold(Cell cell) => ((Cell<TMessage>)cell).LetsPass(message);

    internal override bool TryDeliver(Cell cell)
    {
        ((Cell<TMessage>)cell).Receive(message);
        return true;
    }

    internal override void Refuse(Cell cell, DeadLetterReason reason) => cell.Bury(message, reason);
}

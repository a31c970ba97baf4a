using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;

namespace Supervisor.Actors.Mailboxes;

/// <summary>
/// The end of a watched actor. It stands in the mailbox behind what that actor told before, and counts only while the
/// same watch still does.
/// </summary>
internal sealed class TerminatedEnvelope<TMessage>(ActorRef actor, Watch<TMessage> watch) : Envelope
{
    internal override void Deliver(Cell cell) => ((Cell<TMessage>)cell).ReceiveTermination(actor, watch);

    internal override void Refuse(Cell cell, DeadLetterReason reason) { }
}

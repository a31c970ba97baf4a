using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;

namespace Supervisor.Actors.Mailboxes;

/// <summary>
/// The end of a watched actor. It stands in the mailbox behind what that actor told before, and counts only while the
/// same watch still does.
/// </summary>
internal sealed class TerminatedEnvelope<TMessage>(ActorRef actor, Watch<TMessage> watch) : Envelope
{
    internal override bool TryDeliver(Cell cell) => ((Cell<TMessage>)cell).Watches?.TryDeliver(actor, watch) == true;

    internal override void Refuse(Cell cell, DeadLetterReason reason) { }
}

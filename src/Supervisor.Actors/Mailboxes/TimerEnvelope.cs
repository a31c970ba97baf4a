using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;
using Supervisor.Actors.Timing;

namespace Supervisor.Actors.Mailboxes;

/// <summary>A timer that went off. Whether it still counts is decided when its turn comes.</summary>
internal sealed class TimerEnvelope<TMessage>(ActorTimer<TMessage> timer) : Envelope
{
    internal override bool PassesHold(Cell cell) => timer.PassesHold((Cell<TMessage>)cell);

    internal override bool TryDeliver(Cell cell) => timer.TryOpen((Cell<TMessage>)cell);

    // The timers of an incarnation are expected to die with it, so this is no dead letter.
    internal override void Refuse(Cell cell, DeadLetterReason reason) { }
}

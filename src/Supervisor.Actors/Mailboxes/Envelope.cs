using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;

namespace Supervisor.Actors.Mailboxes;

/// <summary>One entry of a mailbox. It is a link of the mailbox's list itself, so that a message costs one object.</summary>
internal abstract class Envelope
{
    internal Envelope? Next { get; set; }

    /// <summary>True for what takes a place in a bounded mailbox: what others tell, not what the kernel delivers.</summary>
    internal virtual bool TakesPlace => false;

    /// <summary>
    /// True for what is handled although the actor holds its mail: its own code, and messages that it lets pass. It may
    /// run the actor's code, so it is asked only within the actor's turn.
    /// </summary>
    internal virtual bool PassesHold(Cell cell) => false;

    /// <summary>False when it was meant for an incarnation that has ended, or was taken back: nothing was done with it.</summary>
    internal abstract bool TryDeliver(Cell cell);

    /// <summary>The actor will not handle it.</summary>
    internal abstract void Refuse(Cell cell, DeadLetterReason reason);
}

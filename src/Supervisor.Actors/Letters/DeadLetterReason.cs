namespace Supervisor.Actors.Letters;

public enum DeadLetterReason
{
    /// <summary>The actor had stopped, or stopped before it came to the message.</summary>
    Stopped,

    /// <summary>The bounded mailbox was full.</summary>
    Full,

    /// <summary>The message belonged to an incarnation that has ended.</summary>
    Stale,

    /// <summary>The actor had no use for it.</summary>
    Unhandled,
}

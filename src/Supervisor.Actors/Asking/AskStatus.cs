namespace Supervisor.Actors.Asking;

public enum AskStatus
{
    Answered,

    TimedOut,

    Cancelled,

    /// <summary>The target had stopped, or stopped before it answered.</summary>
    Gone,

    /// <summary>The target's bounded mailbox was full.</summary>
    Full,
}

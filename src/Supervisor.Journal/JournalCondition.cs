namespace Supervisor.Journal;

public enum JournalCondition
{
    /// <summary>Not yet open; requests wait.</summary>
    Opening,

    Ready,

    /// <summary>The store does not take events now; the reason says why. It is tried again without being told.</summary>
    Degraded,

    /// <summary>A later writer has the store; only a new start of this daemon can take it back.</summary>
    Fenced,

    Closed,
}

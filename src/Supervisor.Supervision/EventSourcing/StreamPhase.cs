namespace Supervisor.Supervision.EventSourcing;

/// <summary>How an event-sourced actor stands with its stream.</summary>
internal enum StreamPhase
{
    /// <summary>Nothing is known yet; whoever comes waits.</summary>
    Unread,

    /// <summary>Nothing is known, and the journal does not answer: it is asked again and again.</summary>
    Unreadable,

    /// <summary>All that was decided is durable.</summary>
    Ready,

    /// <summary>What was decided is being written; whoever comes waits, but for safety.</summary>
    Appending,

    /// <summary>The journal takes nothing now, or nobody can say whether it did. Memory goes ahead of it.</summary>
    Degraded,

    /// <summary>The stream cannot be replayed.</summary>
    Quarantined,
}

namespace Supervisor.Supervision.EventSourcing;

/// <summary>What is done with a message when its turn comes.</summary>
internal enum Reception
{
    Decide,

    /// <summary>Put aside until the journal can be read, or written, again.</summary>
    Wait,

    /// <summary>A command is told that nothing can be done for it now.</summary>
    TurnAway,

    /// <summary>A query is answered as far as memory goes.</summary>
    AnswerFromMemory,

    /// <summary>Nothing can be decided any more.</summary>
    OutOfUse,
}

namespace Supervisor.Supervision.Commands;

/// <summary>What a message is to an event-sourced actor whose journal may be slow, full or silent.</summary>
internal enum MessageKind
{
    /// <summary>Begins something new that nobody asked for by a command: it waits as long as the journal takes nothing.</summary>
    Undertaking,

    /// <summary><see cref="ICommand"/>: refused while the journal takes nothing.</summary>
    Command,

    /// <summary><see cref="IQuery"/>: answered from memory.</summary>
    Query,

    /// <summary><see cref="IObservation"/>: goes ahead in memory.</summary>
    Observation,

    /// <summary><see cref="ISafetyAct"/>: never waits.</summary>
    Safety,
}

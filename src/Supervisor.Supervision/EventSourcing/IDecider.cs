namespace Supervisor.Supervision.EventSourcing;

/// <summary>
/// The rules of one kind of actor, pure: the same arguments give the same result, and nothing outside is touched.
/// </summary>
public interface IDecider<TState, in TMessage, TEvent>
{
    TState Initial { get; }

    Decision<TEvent> Decide(TState state, TMessage message, Moment now);

    /// <summary>The state after an event. It must accept every event that was ever decided, in its order.</summary>
    TState Apply(TState state, TEvent happened);
}

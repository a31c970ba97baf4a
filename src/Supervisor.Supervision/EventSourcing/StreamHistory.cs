using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>What an actor knew by its journal, for those who ask while no daemon runs.</summary>
internal static class StreamHistory
{
    /// <param name="read">Of the actor's own stream.</param>
    /// <param name="reason">Why it cannot be said; empty when it can.</param>
    /// <returns>Null: it cannot be said.</returns>
    public static TState? StateIn<TMessage, TEvent, TState>(
        StreamDefinition<TMessage, TEvent, TState> definition,
        ReadOutcome read,
        out string reason
    )
        where TEvent : class
        where TState : class
    {
        reason = read.Reason;
        if (read.Status != ReadStatus.Read)
        {
            return null;
        }

        var remembered = new Remembered<TMessage, TEvent, TState>(definition);
        try
        {
            remembered.Replay(read);
            return remembered.State;
        }
        catch (Exception odd)
        {
            // As an actor that cannot replay its events: whatever it is, the events say nothing.
            reason = $"The events of {definition.Stream} cannot be replayed: {odd.Message}";
            return null;
        }
    }
}

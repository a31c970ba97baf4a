using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>The stream as the actor knows it: what is durable, followed by what is not known to be.</summary>
internal sealed class StreamMemory<TMessage, TEvent, TState>(StreamDefinition<TMessage, TEvent, TState> definition)
    where TEvent : class
{
    internal Remembered<TMessage, TEvent, TState> Remembered { get; private set; } = new(definition);

    internal Backlog<TMessage, TEvent> Backlog { get; } = new(definition.Stream);

    /// <summary>Throws when the events cannot be replayed, and has learnt nothing then.</summary>
    internal void Replay(ReadOutcome read)
    {
        var replayed = new Remembered<TMessage, TEvent, TState>(definition);
        replayed.Replay(read);
        Remembered = replayed;
        Backlog.StartAfter(replayed.Version);
    }

    /// <summary>Makes the entry's events part of the state; from then on it can no longer be taken back.</summary>
    internal void Take(Entry<TMessage, TEvent> entry)
    {
        if (!entry.IsTaken)
        {
            Remembered.TakeAll(entry.Events, entry.Records);
            entry.IsTaken = true;
        }
    }

    /// <summary>Whatever is decided next is decided on all that was decided before.</summary>
    internal void TakeNewest()
    {
        if (Backlog.Newest is { } newest)
        {
            Take(newest);
        }
    }
}

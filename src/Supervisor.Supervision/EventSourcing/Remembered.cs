using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.EventSourcing;

/// <summary>
/// What an actor knows from its stream: the state, how far it has read, and which commands it has carried out. Built by
/// replay, then carried on event by event; both go through the same steps.
/// </summary>
internal sealed class Remembered<TMessage, TEvent, TState>(StreamDefinition<TMessage, TEvent, TState> definition)
    where TEvent : class
{
    /// <summary>Written for a command that changed nothing, so that its id is remembered all the same.</summary>
    private const string MarkerName = "shell.command-done";

    private readonly HandledCommands _handled = new();

    internal TState State { get; private set; } = definition.Decider.Initial;

    internal long Version { get; private set; }

    internal long SnapshotVersion { get; private set; }

    internal bool HasHandled(CommandId id) => _handled.Contains(id.Value);

    internal void Replay(ReadOutcome read)
    {
        if (read.Snapshot is { } snapshot)
        {
            Restore(snapshot);
        }

        foreach (var stored in read.Events)
        {
            Take(stored.Event.Name == MarkerName ? null : Decoded(stored.Event), stored.Event.Cause);
        }
    }

    /// <summary>Takes an event as the next of the stream; null stands for the marker.</summary>
    internal void Take(TEvent? happened, string cause)
    {
        if (happened is not null)
        {
            State = definition.Decider.Apply(State, happened);
        }

        Version++;
        if (CommandId.TryParse(cause, out var command))
        {
            _handled.Add(command.Value);
        }
    }

    internal JournalEvent Encoded(TEvent happened, string cause, HybridTime time)
    {
        var encoded = definition.Codec.Encode(happened);
        return new JournalEvent(encoded.Name, encoded.Schema, cause, time, definition.Incarnation, encoded.Payload);
    }

    internal JournalEvent Marker(string cause, HybridTime time) =>
        new(MarkerName, 1, cause, time, definition.Incarnation, ReadOnlyMemory<byte>.Empty);

    /// <summary>Null when this kind of actor has no snapshots.</summary>
    internal Snapshot? TakeSnapshot()
    {
        if (definition.Snapshots is not { } form)
        {
            return null;
        }

        SnapshotVersion = Version;
        return new Snapshot(Version, form.Schema, SnapshotFormat.Write(State, form.Shape, _handled.OldestFirst));
    }

    private TEvent Decoded(JournalEvent stored) =>
        definition.Codec.Decode(stored.Name, stored.Schema, stored.Payload.Span);

    private void Restore(Snapshot snapshot)
    {
        if (definition.Snapshots is not { } form || form.Schema != snapshot.Schema)
        {
            throw new UnknownEventException("snapshot", snapshot.Schema);
        }

        State = SnapshotFormat.Read(snapshot.Payload.Span, form.Shape, _handled.Add);
        Version = SnapshotVersion = snapshot.Version;
    }
}

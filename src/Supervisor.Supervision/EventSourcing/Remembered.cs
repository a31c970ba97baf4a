using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Causes;
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

    /// <summary>Of the last event.</summary>
    internal HybridTime Time { get; private set; }

    internal bool HasHandled(CommandId id) => _handled.Contains(id.Value);

    internal void Replay(ReadOutcome read)
    {
        if (read.Snapshot is { } snapshot)
        {
            Restore(snapshot);
        }

        foreach (var stored in read.Events)
        {
            Take(stored.Event.Name == MarkerName ? null : Decoded(stored.Event), stored.Event);
        }
    }

    /// <summary>Takes the events that were written for one message.</summary>
    internal void TakeAll(ImmutableArray<TEvent> events, IReadOnlyList<JournalEvent> records)
    {
        for (var i = 0; i < records.Count; i++)
        {
            Take(events.IsEmpty ? null : events[i], records[i]);
        }
    }

    /// <summary>The events as they are to be stored; for a command without any, the marker.</summary>
    internal IReadOnlyList<JournalEvent> Encoded(ImmutableArray<TEvent> events, string cause, Func<HybridTime> time)
    {
        if (events.IsEmpty)
        {
            return [Record(new EncodedEvent(MarkerName, 1, ReadOnlyMemory<byte>.Empty), cause, time())];
        }

        return [.. events.Select(happened => Record(definition.Codec.Encode(happened), cause, time()))];
    }

    /// <summary>Null when this kind of actor has no snapshots.</summary>
    internal Snapshot? TakeSnapshot()
    {
        if (definition.Snapshots is not { } codec)
        {
            return null;
        }

        SnapshotVersion = Version;
        return new Snapshot(Version, codec.Schema, SnapshotFormat.Write(codec, State, Time, _handled.OldestFirst));
    }

    private void Take(TEvent? happened, JournalEvent record)
    {
        if (happened is not null)
        {
            State = definition.Decider.Apply(State, happened);
        }

        Version++;
        Time = record.Time;
        if (CauseText.CommandIn(record.Cause) is { } command)
        {
            _handled.Add(command, record.Time);
        }
    }

    private JournalEvent Record(EncodedEvent encoded, string cause, HybridTime time) =>
        new(encoded.Name, encoded.Schema, cause, time, definition.Incarnation, encoded.Payload);

    private TEvent Decoded(JournalEvent stored) =>
        definition.Codec.Decode(stored.Name, stored.Schema, stored.Payload.Span);

    private void Restore(Snapshot snapshot)
    {
        var codec = definition.Snapshots ?? throw new UnknownEventException("snapshot", snapshot.Schema);
        (State, Time) = SnapshotFormat.Read(codec, snapshot.Schema, snapshot.Payload.Span, _handled);
        Version = SnapshotVersion = snapshot.Version;
    }
}

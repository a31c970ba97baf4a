namespace Supervisor.Supervision.EventSourcing;

/// <summary>One kind of event-sourced actor: where its events are, what they mean, and how they are written.</summary>
/// <param name="Stream">The stream's name in the journal.</param>
/// <param name="Incarnation">The incarnation that the events speak of; empty when they speak of none.</param>
/// <param name="Snapshots">How the state is written in snapshots; null for a kind of actor that has none.</param>
public sealed record StreamDefinition<TMessage, TEvent, TState>(
    string Stream,
    string Incarnation,
    IDecider<TState, TMessage, TEvent> Decider,
    IEventCodec<TEvent> Codec,
    JsonSnapshotCodec<TState>? Snapshots
);

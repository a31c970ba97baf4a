using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Ports.Journal;

/// <summary>One event as it is to be stored. Names are explicit and append-only: no CLR type name is ever stored.</summary>
/// <param name="Name">The event's name, such as <c>node.started</c>.</param>
/// <param name="Schema">The version of the payload's shape under that name, from 1.</param>
/// <param name="Cause">The id of what caused it: a command's id, or the id of another event.</param>
/// <param name="Time">When, by the hybrid clock of the node that decided it.</param>
/// <param name="Incarnation">The incarnation that the event speaks of; empty when it speaks of none.</param>
/// <param name="Payload">The event's content as UTF-8 JSON.</param>
public sealed record JournalEvent(
    string Name,
    int Schema,
    string Cause,
    HybridTime Time,
    string Incarnation,
    ReadOnlyMemory<byte> Payload
);

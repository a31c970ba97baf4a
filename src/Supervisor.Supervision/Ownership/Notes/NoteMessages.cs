using Supervisor.Actors;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ownership;

/// <summary>What is to be remembered of a group that this node owns; all of it each time, and the last word of an epoch holds.</summary>
public sealed record GroupNoteIs(string Group, long Epoch, GroupNote Note) : OwnershipMessage;

/// <summary>Answered when the store has a note of the group that is as it must be, or when it is in vain to wait.</summary>
/// <param name="IsIt">What an operator was promised.</param>
public sealed record AwaitNote(string Group, Func<GroupNote, bool> IsIt, ActorRef<NoteAwaited> ReplyTo)
    : OwnershipMessage;

/// <param name="Problem">Why the store does not have it, as a sentence; null: it does, or the group is no movable one.</param>
public sealed record NoteAwaited(string? Problem);

internal sealed record NoteRead(string Group, long Epoch, NoteReading Reading) : OwnershipMessage;

internal sealed record NoteWritten(string Group, long Epoch, GroupNote Note, WriteOutcome<EntriesSeen> Outcome)
    : OwnershipMessage;

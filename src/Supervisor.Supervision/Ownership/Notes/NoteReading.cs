using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ownership.Notes;

/// <summary>What the store has answered.</summary>
/// <param name="Problem">Why nothing is known, as a sentence; empty when it is.</param>
/// <param name="Note">Null: there is none, or it cannot be read.</param>
/// <param name="Version">Of the entry; 0: there is none.</param>
internal sealed record NoteReading(string Problem, GroupNote? Note, long Version)
{
    internal bool IsUnreadable => Version > 0 && Note is null;

    internal static NoteReading Of(string group, ReadOutcome<EntriesSeen> read) =>
        read.IsFound ? Of(read.Value.Find(NoteCodec.Key(group))) : new NoteReading(read.Reason, null, 0);

    internal static NoteReading Of(Entry? entry) =>
        entry is null ? new NoteReading("", null, 0) : new NoteReading("", NoteCodec.Parse(entry.Value), entry.Version);
}

using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Stores;

/// <summary>What every store refuses, and how it says so; null means that it may be done.</summary>
public static class StoreRules
{
    public const string FencedReason =
        "Another writer has opened the journal since. This one will never write to it again: stop it.";

    /// <summary>
    /// A snapshot of a state that the stream has not reached would hide events from every later replay, and an older one
    /// in place of the last would need events that may have been trimmed.
    /// </summary>
    public static string? WhyNoSnapshot(string stream, long version, long? lastSnapshot, Snapshot snapshot) =>
        snapshot.Version < 1 || snapshot.Version > version
            ? $"A snapshot at version {snapshot.Version} does not fit the stream {stream}, which stands at {version}."
        : snapshot.Version < lastSnapshot
            ? $"The stream {stream} has a later snapshot, at version {lastSnapshot}, than this at {snapshot.Version}."
        : null;

    public static string? WhyNoTrim(string stream, long? snapshotVersion, long throughVersion) =>
        snapshotVersion is { } covered && throughVersion <= covered
            ? null
            : $"The events of the stream {stream} up to version {throughVersion} are still needed: "
                + (snapshotVersion is { } last ? $"its last snapshot is at {last}." : "it has no snapshot.");
}

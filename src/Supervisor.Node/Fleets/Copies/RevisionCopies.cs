using System.Text.Json;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.History;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Journal;
using ReadStatus = Supervisor.Supervision.Ports.Journal.ReadStatus;

namespace Supervisor.Node.Fleets.Copies;

/// <summary>
/// The revision that holds, whole in the node's own journal: what is pinned to a machine is looked after there, whether
/// coordination can be read or not. Only the last is kept.
/// </summary>
internal sealed class RevisionCopies(IJournal journal)
{
    private const int SnapshotSchema = 1;
    private const int Attempts = 3;

    internal static JsonEventCodec<RevisionCopy> Codec { get; } =
        new JsonEventCodec<RevisionCopy>().Writes("revision.kept", 1, FleetsJson.Default.RevisionCopy);

    /// <returns>The copy of that revision; null when the journal has none that can be read.</returns>
    public async Task<Revision?> FindAsync(long number)
    {
        var copy = In(await journal.ReadAsync(StreamName.Revision));
        return copy?.Info.Number == number ? copy : null;
    }

    /// <param name="read">Of the stream of copies.</param>
    /// <returns>The one that is kept; null: none that can be read.</returns>
    public static Revision? In(ReadOutcome read) => read.Status == ReadStatus.Read ? Last(read)?.ToRevision() : null;

    /// <summary>Keeps it in place of what was kept before.</summary>
    /// <returns>Why it could not be kept; null when it is.</returns>
    public async Task<OperatorError?> KeepAsync(Revision revision)
    {
        var reason = "";
        for (var i = 0; i < Attempts; i++)
        {
            var read = await journal.ReadAsync(StreamName.Revision);
            if (read.Status != ReadStatus.Read)
            {
                return FleetErrors.NotStored(read.Reason);
            }

            if (
                Last(read)?.ToRevision()?.Info is { } kept
                && kept.Number == revision.Info.Number
                && kept.Hash == revision.Info.Hash
            )
            {
                return null;
            }

            var appended = await AppendAsync(revision, Version(read));
            if (appended.Status == AppendStatus.Appended)
            {
                await TrimAsync(revision, appended.Version);
                return null;
            }

            // Another operator's was kept meanwhile, or nobody can say: what is there now tells.
            reason = appended.Reason;
        }

        return FleetErrors.NotStored(reason);
    }

    private Task<AppendOutcome> AppendAsync(Revision revision, long version)
    {
        var encoded = Codec.Encode(RevisionCopy.Of(revision));
        var stamp = revision.Info.Stamp;
        return journal.AppendAsync(
            new AppendRequest(
                StreamName.Revision,
                version,
                [new JournalEvent(encoded.Name, encoded.Schema, stamp.Id.Value, stamp.When, "", encoded.Payload)]
            )
        );
    }

    /// <summary>When it fails nothing is lost but room, until the next is kept.</summary>
    private async Task TrimAsync(Revision revision, long version)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(RevisionCopy.Of(revision), FleetsJson.Default.RevisionCopy);
        var saved = await journal.SaveSnapshotAsync(
            StreamName.Revision,
            new Snapshot(version, SnapshotSchema, payload)
        );
        if (saved.Succeeded)
        {
            await journal.TrimAsync(StreamName.Revision, version);
        }
    }

    /// <summary>Null: none, or of a form that this version does not know.</summary>
    private static RevisionCopy? Last(ReadOutcome read)
    {
        try
        {
            return read.Events is [.., { Event: var last }] ? Codec.Decode(last.Name, last.Schema, last.Payload.Span)
                : read.Snapshot is { Schema: SnapshotSchema } kept
                    ? JsonSerializer.Deserialize(kept.Payload.Span, FleetsJson.Default.RevisionCopy)
                : null;
        }
        catch (Exception e) when (e is JsonException or UnknownEventException)
        {
            return null;
        }
    }

    private static long Version(ReadOutcome read) =>
        read.Events is [.., { Version: var last }] ? last : read.Snapshot?.Version ?? 0;
}

using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Node.Audit;

/// <summary>The trail as it stands in the journal, oldest first.</summary>
internal sealed class AuditReader(IJournal journal)
{
    /// <param name="last">At most so many; null: all that are kept.</param>
    public async Task<Outcome<IReadOnlyList<AuditLine>>> ReadAsync(int? last)
    {
        var newest = await journal.ReadAsync(AuditWriter.Stream);
        if (newest.Status != ReadStatus.Read)
        {
            return Unreadable(newest);
        }

        var version = newest.Events is [.., var end] ? end.Version : newest.Snapshot?.Version ?? 0;
        var read = await journal.ReadEventsAsync(
            AuditWriter.Stream,
            last is { } most ? Math.Max(0, version - most) : 0
        );
        return read.Status == ReadStatus.Read ? read.Events.Select(Line).ToList() : Unreadable(read);
    }

    private static AuditLine Line(StoredEvent stored)
    {
        var happened = stored.Event;
        var record = JsonSerializer.Deserialize(happened.Payload.Span, AuditJson.Default.AuditRecord)!;
        return new AuditLine(happened.Time, happened.Name, record);
    }

    private static OperatorError Unreadable(ReadOutcome read) =>
        new(ErrorCodes.Refused, "The audit trail cannot be read now.", read.Reason, "Ask again later.");
}

/// <param name="Event">As in <see cref="AuditEvents"/>; a newer daemon may have written others.</param>
internal sealed record AuditLine(HybridTime Time, string Event, AuditRecord Record);

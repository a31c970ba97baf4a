using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.Explaining.History;

/// <summary>Reads streams for people.</summary>
public sealed class HistoryReader(IJournal journal)
{
    /// <summary>So many times as far back is looked next.</summary>
    private const int Further = 4;

    /// <summary>
    /// The last events of a stream, oldest first, as far back as retention has left them: so many that are no routine, and
    /// the routine among them.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<HistoryEntry>>> LastAsync(string stream, int count)
    {
        var read = await journal.ReadAsync(stream);
        if (read.Status != ReadStatus.Read)
        {
            return Unreadable(stream, read);
        }

        var version = read.Events is [.., var last] ? last.Version : read.Snapshot?.Version ?? 0;
        for (long window = Math.Max(1, count); ; window *= Further)
        {
            var entries = await AfterAsync(stream, Math.Max(0, version - window));
            if (!entries.IsOk || window >= version || entries.Value.Count(entry => !entry.IsRoutine) >= count)
            {
                return entries;
            }
        }
    }

    /// <summary>All events of a stream after a version, as far back as retention has left them.</summary>
    public async Task<Outcome<IReadOnlyList<HistoryEntry>>> AfterAsync(string stream, long version)
    {
        var read = await journal.ReadEventsAsync(stream, version);
        if (read.Status != ReadStatus.Read)
        {
            return Unreadable(stream, read);
        }

        return Entries(stream, read.Events);
    }

    /// <summary>As <see cref="AfterAsync"/> gives them.</summary>
    public static HistoryEntry[] Entries(string stream, IEnumerable<StoredEvent> events) =>
        [.. events.Select(stored => Entry(stream, stored.Version, stored.Event))];

    public static HistoryEntry Entry(string stream, long version, JournalEvent happened) =>
        new(
            stream,
            version,
            happened.Time,
            happened.Name,
            EventSentences.Of(happened),
            happened.Incarnation,
            happened.Cause
        );

    private static OperatorError Unreadable(string stream, ReadOutcome read) =>
        new(
            ErrorCodes.Refused,
            $"The history of {stream} cannot be read now.",
            read.Reason,
            read.Status == ReadStatus.Damaged ? "" : "Ask again later."
        );
}

using System.Runtime.CompilerServices;
using Supervisor.Contracts;
using Supervisor.Supervision.Explaining.History;

namespace Supervisor.Node.History;

/// <summary>What has happened, and on request what happens from now on.</summary>
internal sealed class EventFeed(JournalTail journal)
{
    /// <summary>An error is the last.</summary>
    public async IAsyncEnumerable<Outcome<HistoryEntry>> ReadAsync(
        EventQuery query,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        // Before the past is read, so that nothing falls between.
        using var subscription = query.Follow ? journal.Subscribe() : null;
        var cursor = new EventCursor(journal, query.Wants);
        var past = await cursor.ReadAsync(query.Since is null ? query.Last : null);
        foreach (var entry in Selected(past, query))
        {
            yield return entry;
        }

        if (subscription is null || !past.IsOk)
        {
            yield break;
        }

        await foreach (var entry in FollowAsync(cursor, subscription, stop))
        {
            // What comes now is later than any moment that was asked for, by whatever clock.
            if (!entry.IsOk || query.WithRoutine || !entry.Value.IsRoutine)
            {
                yield return entry;
            }
        }
    }

    private static async IAsyncEnumerable<Outcome<HistoryEntry>> FollowAsync(
        EventCursor cursor,
        JournalSubscription subscription,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await foreach (var append in subscription.ReadAllAsync(stop))
        {
            var heard = await cursor.TakeAsync(append);
            var missed = heard.IsOk && subscription.TakeLoss() ? await cursor.ReadAsync() : Array.Empty<HistoryEntry>();
            foreach (var entry in All(heard).Concat(All(missed)))
            {
                yield return entry;
            }

            if (!heard.IsOk || !missed.IsOk)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<Outcome<HistoryEntry>> Selected(Outcome<HistoryEntry[]> past, EventQuery query)
    {
        if (!past.IsOk)
        {
            return All(past);
        }

        var entries = past.Value.Where(query.Shows);
        return All(query.Last is { } last ? entries.TakeLast(last).ToArray() : entries.ToArray());
    }

    private static IEnumerable<Outcome<HistoryEntry>> All(Outcome<HistoryEntry[]> entries) =>
        entries.IsOk ? entries.Value.Select(entry => (Outcome<HistoryEntry>)entry) : [entries.Error];
}

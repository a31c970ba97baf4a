using System.Collections.Immutable;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Node.History;

/// <summary>
/// The journal, and who wants to hear what is appended to it. Whoever appends waits for nobody that listens. An append
/// whose outcome was unknown is not heard of: listeners find it as a gap before the next event of its stream.
/// </summary>
internal sealed class JournalTail(IJournal journal) : IJournal
{
    private ImmutableList<JournalSubscription> _subscriptions = [];

    public JournalSubscription Subscribe()
    {
        var subscription = new JournalSubscription(Unsubscribe);
        ImmutableInterlocked.Update(ref _subscriptions, all => all.Add(subscription));
        return subscription;
    }

    public Task<AppendOutcome> AppendAsync(AppendRequest request)
    {
        var append = journal.AppendAsync(request);
        // Also when nobody listens yet: who begins to now must hear of it, as it may miss it in what it reads.
        if (append.IsCompleted)
        {
            PublishIfAppended(append, request);
        }
        else
        {
            append.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => PublishIfAppended(append, request));
        }

        return append;
    }

    public Task<ReadOutcome> ReadAsync(string stream) => journal.ReadAsync(stream);

    public Task<ReadOutcome> ReadEventsAsync(string stream, long afterVersion) =>
        journal.ReadEventsAsync(stream, afterVersion);

    public Task<StoreOutcome> SaveSnapshotAsync(string stream, Snapshot snapshot) =>
        journal.SaveSnapshotAsync(stream, snapshot);

    public Task<StoreOutcome> TrimAsync(string stream, long throughVersion) =>
        journal.TrimAsync(stream, throughVersion);

    public Task<StreamList> ListStreamsAsync(string prefix) => journal.ListStreamsAsync(prefix);

    public Task<SizeOutcome> MeasureAsync() => journal.MeasureAsync();

    private void PublishIfAppended(Task<AppendOutcome> append, AppendRequest request)
    {
        if (append is not { IsCompletedSuccessfully: true, Result.Status: AppendStatus.Appended })
        {
            return;
        }

        foreach (var subscription in Volatile.Read(ref _subscriptions))
        {
            subscription.Take(request);
        }
    }

    private void Unsubscribe(JournalSubscription subscription) =>
        ImmutableInterlocked.Update(ref _subscriptions, all => all.Remove(subscription));
}

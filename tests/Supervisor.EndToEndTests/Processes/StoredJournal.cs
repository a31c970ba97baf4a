using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Stores.Sqlite;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>The journal of a data directory, opened by another than its daemon, which is fenced by that if it still runs.</summary>
internal static class StoredJournal
{
    public static Task TakeAsync(Scratch scratch) => OpenAsync(scratch, _ => Task.FromResult(true));

    public static Task<IReadOnlyList<StoredEvent>> ReadAsync(Scratch scratch, string stream) =>
        OpenAsync(
            scratch,
            async store =>
            {
                var read = await store.ReadEventsAsync(stream, afterVersion: 0);
                read.Status.ShouldBe(ReadStatus.Read, read.Reason);
                return read.Events;
            }
        );

    /// <summary>Adds an event to a stream, as a daemon of another version might.</summary>
    public static Task AppendAsync(Scratch scratch, string stream, string name) =>
        OpenAsync(
            scratch,
            async store =>
            {
                var read = await store.ReadAsync(stream);
                var last = read.Events is [.., var newest] ? newest.Version : read.Snapshot!.Version;
                var happened = new JournalEvent(
                    name,
                    1,
                    "a test",
                    HybridTime.FromMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()),
                    "",
                    "{}"u8.ToArray()
                );
                var committed = await store.CommitAsync([new StreamAppend(stream, last + 1, [happened])]);
                committed.Status.ShouldBe(CommitStatus.Committed, committed.Reason);
                return true;
            }
        );

    private static async Task<T> OpenAsync<T>(Scratch scratch, Func<SqliteStore, Task<T>> use)
    {
        var settings = new SqliteStoreSettings(Path.Combine(scratch.Data, "journal.db")) { ReserveBytes = 0 };
        var store = new SqliteStore(settings, TimeProvider.System);
        (await store.OpenAsync(new OpenRequest("a later daemon", IsClaim: true))).Status.ShouldBe(OpenStatus.Opened);
        try
        {
            return await use(store);
        }
        finally
        {
            await store.CloseAsync();
        }
    }
}

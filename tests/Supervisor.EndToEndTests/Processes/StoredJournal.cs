using Shouldly;
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

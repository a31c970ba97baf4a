using Shouldly;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination;

/// <summary>Leases and watches of daemons that share a file.</summary>
public sealed class EmbeddedLeaseTests
{
    [Fact]
    public async Task Lease_TheMachineWasStartedAgain_IsLost()
    {
        await using var file = new CoordinationFixture();
        await file.FillAsync();

        var store = file.Open(boot: new TimestampBootClock(file.Boot, "the next boot"));

        (await store.ReadEntriesAsync(EntryKey.Root)).Value.ShouldNotBeNull().Entries.ShouldHaveSingleItem();
        (await store.KeepLeaseAsync(CoordinationFixture.Lease.Id)).Status.ShouldBe(WriteStatus.Conflict);
    }

    [Fact]
    public async Task Lease_OverWhileNobodyLooked_RaisesTheVersionOnce()
    {
        await using var file = new CoordinationFixture();
        await file.FillAsync();
        file.Boot.MoveTo(TimeSpan.FromSeconds(10));

        var store = file.Open();

        (await store.ReadEntriesAsync(EntryKey.Root)).Value.ShouldNotBeNull().Version.ShouldBe(2);
        (await store.ReadEntriesAsync(EntryKey.Root)).Value.ShouldNotBeNull().Version.ShouldBe(2);
    }

    [Fact]
    public async Task Watch_FileIsLocked_IsToldAndGoesOnAfterwards()
    {
        await using var file = new CoordinationFixture();
        var store = file.Open(settings => settings with { BusyTimeout = TimeSpan.FromMilliseconds(10) });
        await using var watch = WatchLog.Of(store, "a");
        await watch.UntilAsync(static view => view.IsCurrent, "it is current");
        using (var other = file.OpenOther())
        {
            Lock(other);
            var cut = await watch.UntilAsync(
                static view => view is { IsCurrent: false, Version: >= 0 } && view.CutOff.Contains("locked"),
                "it is cut off"
            );
            cut.CutOff.ShouldContain(file.Path);
            other.RollBack();
        }

        var entry = (await file.Open().ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("a/b", "1")))).Value;
        await watch.UntilAsync(
            view => view.IsCurrent && view.Entries.Values.SequenceEqual(entry.ShouldNotBeNull().Entries),
            "it is told what came afterwards"
        );
    }

    // The watch looks every now and then, and its look has the file for a moment.
    private static void Lock(SqliteConnection other)
    {
        while (true)
        {
            try
            {
                other.Execute("BEGIN EXCLUSIVE");
                return;
            }
            catch (SqliteException fault) when (fault.Error == SqliteError.Busy)
            {
                other.RollBack();
            }
        }
    }
}

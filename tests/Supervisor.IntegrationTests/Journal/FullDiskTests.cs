using Shouldly;
using Supervisor.Journal;
using Supervisor.Journal.Stores.Sqlite;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>A journal on a disk of its own, so small that it fills up.</summary>
public sealed class FullDiskTests
{
    private const int MiB = 1 << 20;

    [Fact]
    public async Task Disk_Full_UsesTheReserveThenRefusesAndGoesOnWhenThereIsRoom()
    {
        await using var disk = await SmallDisk.MountAsync(sizeInMiB: 32);
        var reserve = disk.File("journal.db.reserve");
        var filler = disk.Fill("filler", 18 * MiB);
        var clock = new VirtualClock();
        var settings = new SqliteStoreSettings(disk.File("journal.db"));
        await using var running = RunningJournal.Start(new SqliteStore(settings, clock));
        (await running.Journal.FirstOpening).Reason.ShouldBeEmpty();

        var beforeReserve = await AppendUntilAsync(running, 0, status => status.Reason.Length > 0);
        File.Exists(reserve).ShouldBeFalse();
        running.Status.Statuses[^1].Condition.ShouldBe(JournalCondition.Ready);
        running.Status.Statuses[^1].Reason.ShouldContain("almost full");

        var atEnd = await AppendUntilAsync(
            running,
            beforeReserve,
            static status => status.Condition == JournalCondition.Degraded
        );
        (atEnd - beforeReserve).ShouldBeGreaterThan(10, "the reserve gave no room");
        running.Status.Statuses[^1].Reason.ShouldContain("is full");
        await ShouldHoldAsync(running, atEnd);

        File.Delete(filler);
        (await AppendAsync(running, atEnd)).ShouldBe(AppendOutcome.Appended(atEnd + 1));
        running.Status.Last.ShouldBe(JournalCondition.Ready);
        clock.MoveTo(TimeSpan.FromSeconds(1));
        (await AppendAsync(running, atEnd + 1)).Status.ShouldBe(AppendStatus.Appended);
        new FileInfo(reserve).Length.ShouldBe(4 * MiB);
        running.Status.Statuses[^1].ShouldBe(new JournalStatus(JournalCondition.Ready, ""));
        await ShouldHoldAsync(running, atEnd + 2);
    }

    [Fact]
    public async Task Disk_FullAtTheStart_OpensOnTheReserve()
    {
        await using var disk = await SmallDisk.MountAsync(sizeInMiB: 32);
        var settings = new SqliteStoreSettings(disk.File("journal.db"));
        await using (var before = RunningJournal.Start(new SqliteStore(settings, TimeProvider.System)))
        {
            (await AppendAsync(before, 0)).Status.ShouldBe(AppendStatus.Appended);
        }

        disk.FillUp("filler");
        await using var running = RunningJournal.Start(new SqliteStore(settings, TimeProvider.System));

        (await AppendAsync(running, 1)).ShouldBe(AppendOutcome.Appended(2));
        running.Status.Statuses[^1].Reason.ShouldContain("almost full");
    }

    // Gives the last version that was acknowledged when the status became as awaited.
    private static async Task<long> AppendUntilAsync(
        RunningJournal running,
        long version,
        Func<JournalStatus, bool> isReached
    )
    {
        while (!isReached(running.Status.Statuses[^1]))
        {
            var appended = await AppendAsync(running, version);
            if (appended.Status == AppendStatus.Appended)
            {
                version = appended.Version;
            }
            else
            {
                appended.Status.ShouldBe(AppendStatus.Refused);
                appended.Reason.ShouldContain("is full");
            }
        }

        return version;
    }

    private static Task<AppendOutcome> AppendAsync(RunningJournal running, long version)
    {
        var happened = Events.Numbered(version + 1) with { Payload = new byte[32 * 1024] };
        return running.Journal.AppendAsync(new AppendRequest("s", version, [happened]));
    }

    private static async Task ShouldHoldAsync(RunningJournal running, long version)
    {
        var read = await running.Journal.ReadAsync("s");
        read.Status.ShouldBe(ReadStatus.Read, read.Reason);
        read.Events.Select(stored => stored.Version).ShouldBe(Enumerable.Range(1, (int)version).Select(v => (long)v));
    }
}

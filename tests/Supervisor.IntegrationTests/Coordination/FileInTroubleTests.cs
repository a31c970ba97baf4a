using System.Security.Cryptography;
using Shouldly;
using Supervisor.Cluster.Coordination.Embedded;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination;

/// <summary>The file is locked, hangs, is gone, or is another one.</summary>
public sealed class FileInTroubleTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Put_AnotherProgramHoldsTheLock_IsUnavailableAndGoesOnAfterwards()
    {
        await using var file = new CoordinationFixture();
        var store = file.Open(settings => settings with { BusyTimeout = TimeSpan.FromMilliseconds(10) });
        await store.LookAsync();
        using (var other = file.OpenOther())
        {
            other.Execute("BEGIN EXCLUSIVE");
            var refused = await store.PutRevisionAsync(Changes.Put(0, "a"));
            refused.Status.ShouldBe(WriteStatus.Unavailable);
            refused.Reason.ShouldContain("locked");
            (await store.LookAsync()).Status.ShouldBe(ReadStatus.Unavailable);
        }

        (await store.PutRevisionAsync(Changes.Put(0, "a"))).Status.ShouldBe(WriteStatus.Done);
    }

    [Fact]
    public async Task Calls_FileHangsBeforeTheWrite_AreUnavailableByTheDeadlineAndNeverDone()
    {
        await using var file = new CoordinationFixture();
        var clock = new VirtualClock();
        var store = file.Open(settings => settings with { BusyTimeout = Long }, clock);
        await store.LookAsync();
        using (var other = file.OpenOther())
        {
            other.Execute("BEGIN EXCLUSIVE");
            var put = store.PutRevisionAsync(Changes.Put(0, "a"));
            var waiting = store.SetFreezeAsync(Changes.Freeze(0, "f"));
            var look = store.LookAsync();

            PassDeadline(clock);

            (await put).Status.ShouldBe(WriteStatus.Unavailable);
            (await put).Reason.ShouldContain("has not answered for 2 s");
            (await waiting).Status.ShouldBe(WriteStatus.Unavailable);
            (await look).Status.ShouldBe(ReadStatus.Unavailable);
        }

        var state = (await store.LookAsync()).Value.ShouldNotBeNull();
        state.Latest.ShouldBeNull();
        state.Version.ShouldBe(0);
    }

    [Fact]
    public async Task Write_GivenUpBeforeItsCommit_ChangesNothing()
    {
        await using var fixture = new CoordinationFixture();
        var file = new CoordinationFile(new EmbeddedSettings(fixture.Path), RandomNumberGenerator.GetBytes);
        var gate = new CommitGate();

        var outcome = file.Write(
            session =>
            {
                gate.TryGiveUp().ShouldBeTrue();
                return session.Revisions.Put(Changes.Put(0, "a"));
            },
            gate
        );

        outcome.Status.ShouldBe(WriteStatus.Unavailable);
        file.Read(static session => session.Look()).Value.ShouldNotBeNull().Version.ShouldBe(0);
        file.Close();
    }

    [Fact]
    public async Task Put_FileHangsAmidTheCommit_IsUnknownAndDoneWhenMadeAgain()
    {
        await using var file = new CoordinationFixture();
        var clock = new VirtualClock();
        var store = file.Open(settings => settings with { BusyTimeout = Long }, clock);
        await store.LookAsync();
        using (var reader = file.OpenOther())
        {
            reader.Execute("BEGIN; SELECT * FROM store");
            var put = store.PutRevisionAsync(Changes.Put(0, "a"));
            AwaitCommit(file);

            PassDeadline(clock);

            (await put).Status.ShouldBe(WriteStatus.Unknown);
        }

        var again = await store.PutRevisionAsync(Changes.Put(0, "a"));

        again.Status.ShouldBe(WriteStatus.Done);
        (await store.LookAsync()).Value.ShouldNotBeNull().Version.ShouldBe(1, "it was done twice");
    }

    [Fact]
    public async Task Calls_MoreThanMayWait_AreAnsweredAtOnce()
    {
        await using var file = new CoordinationFixture();
        var store = file.Open(settings => settings with { BusyTimeout = Long, WaitingCalls = 2 }, new VirtualClock());
        await store.LookAsync();
        using var other = file.OpenOther();
        other.Execute("BEGIN EXCLUSIVE");
        var waiting = new[] { store.LookAsync(), store.LookAsync() };

        (await store.LookAsync()).Status.ShouldBe(ReadStatus.Unavailable);

        other.RollBack();
        (await Task.WhenAll(waiting)).ShouldAllBe(look => look.IsFound);
    }

    [Fact]
    public async Task Dispose_FileHangs_EndsAtTheDeadline()
    {
        await using var file = new CoordinationFixture();
        var clock = new VirtualClock();
        var store = file.Open(settings => settings with { BusyTimeout = Long }, clock);
        await store.LookAsync();
        using var other = file.OpenOther();
        other.Execute("BEGIN EXCLUSIVE");
        var look = store.LookAsync();
        var closing = store.DisposeAsync().AsTask();

        PassDeadline(clock);

        await closing;
        (await look).Status.ShouldBe(ReadStatus.Unavailable);
        (await store.LookAsync()).Reason.ShouldContain("closed");
        other.RollBack();
    }

    [Fact]
    public async Task Call_DirectoryIsMissing_IsUnavailableUntilItIsThere()
    {
        await using var file = new CoordinationFixture();
        var store = file.Open();
        Directory.Delete(Path.GetDirectoryName(file.Path)!);

        var missing = await store.LookAsync();

        missing.Status.ShouldBe(ReadStatus.Unavailable);
        missing.Reason.ShouldContain(file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        (await store.LookAsync()).Status.ShouldBe(ReadStatus.Found);
    }

    [Fact]
    public async Task Look_FileWasRemoved_GivesAnotherStore()
    {
        await using var file = new CoordinationFixture();
        var store = file.Open();
        var before = (await store.LookAsync()).Value.ShouldNotBeNull();
        await store.PutRevisionAsync(Changes.Put(0, "a"));

        File.Delete(file.Path);

        (await store.PutRevisionAsync(Changes.Put(1, "b"))).Status.ShouldBe(WriteStatus.Conflict);
        var after = (await store.LookAsync()).Value.ShouldNotBeNull();
        after.Store.ShouldNotBe(before.Store);
        after.Latest.ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Look_FileWasRestoredFromABackup_GivesItsIdAndItsOlderRevision(bool isMovedIntoPlace)
    {
        await using var file = new CoordinationFixture();
        var store = file.Open();
        await store.PutRevisionAsync(Changes.Put(0, "a"));
        var before = (await store.LookAsync()).Value.ShouldNotBeNull();
        File.Copy(file.Path, file.Copy);
        await store.PutRevisionAsync(Changes.Put(1, "b"));

        if (isMovedIntoPlace)
        {
            File.Move(file.Copy, file.Path, overwrite: true);
        }
        else
        {
            await File.WriteAllBytesAsync(
                file.Path,
                await File.ReadAllBytesAsync(file.Copy, TestContext.Current.CancellationToken),
                TestContext.Current.CancellationToken
            );
        }

        (await store.LookAsync()).Value.ShouldBe(before);
        (await store.PutRevisionAsync(Changes.Put(2, "c"))).Status.ShouldBe(WriteStatus.Conflict);
    }

    [Fact]
    public async Task Disk_Full_TakesNoChangeAndReadsOnUntilThereIsRoom()
    {
        await using var disk = await SmallDisk.MountAsync(sizeInMiB: 8);
        await using var store = CoordinationFixture.Open(new EmbeddedSettings(disk.File("coordination.db")));
        await store.PutRevisionAsync(Changes.Put(0, "a"));
        var before = await store.LookAsync();
        disk.FillUp("filler");

        var refused = await store.PutRevisionAsync(Large(1, "b"));

        refused.Status.ShouldBe(WriteStatus.Unavailable);
        refused.Reason.ShouldContain("is full");
        (await store.LookAsync()).ShouldBe(before);
        await using (var another = CoordinationFixture.Open(new EmbeddedSettings(disk.File("coordination.db"))))
        {
            (await another.ReadLatestRevisionAsync()).Value.ShouldNotBeNull().Info.ShouldBe(before.Value?.Latest);
        }

        File.Delete(disk.File("filler"));
        (await store.PutRevisionAsync(Large(1, "b"))).Status.ShouldBe(WriteStatus.Done);
    }

    [Fact]
    public async Task Disk_ReadOnly_IsReadAndNotWritten()
    {
        await using var disk = await SmallDisk.MountAsync(sizeInMiB: 8);
        var settings = new EmbeddedSettings(disk.File("coordination.db"));
        await using (var before = CoordinationFixture.Open(settings))
        {
            await before.PutRevisionAsync(Changes.Put(0, "a"));
        }

        await disk.ProtectAsync();
        await using var store = CoordinationFixture.Open(settings);

        (await store.ReadLatestRevisionAsync()).Value.ShouldNotBeNull().Info.Number.ShouldBe(1);
        var refused = await store.PutRevisionAsync(Changes.Put(1, "b"));
        refused.Status.ShouldBe(WriteStatus.Unavailable);
        refused.Reason.ShouldContain("Check the rights");
    }

    private static RevisionPut Large(long expected, string id) => Changes.Put(expected, id, new string('x', 1 << 20));

    private static void PassDeadline(VirtualClock clock)
    {
        while (clock.MoveToNextTimer(TimeSpan.FromSeconds(2))) { }
    }

    // A writer that commits lets no new reader in, while it waits for those that there are.
    private static void AwaitCommit(CoordinationFixture file)
    {
        using var probe = file.OpenOther();
        while (true)
        {
            try
            {
                probe.Execute("SELECT * FROM store");
            }
            catch (SqliteException fault) when (fault.Error == SqliteError.Busy)
            {
                return;
            }
        }
    }
}

using Shouldly;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination;

/// <summary>The file is gone, is another one, or its disk is full or write-protected.</summary>
public sealed class FileInTroubleTests
{
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
        await using var store = CoordinationFixture.Open(CoordinationFixture.Patient(disk.File("coordination.db")));
        await store.PutRevisionAsync(Changes.Put(0, "a"));
        var before = await store.LookAsync();
        disk.FillUp("filler");

        var refused = await store.PutRevisionAsync(Large(1, "b"));

        refused.Status.ShouldBe(WriteStatus.Unavailable);
        refused.Reason.ShouldContain("is full");
        (await store.LookAsync()).ShouldBe(before);
        await using (var another = CoordinationFixture.Open(CoordinationFixture.Patient(disk.File("coordination.db"))))
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
        var settings = CoordinationFixture.Patient(disk.File("coordination.db"));
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
}

using System.Text;
using Shouldly;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination;

/// <summary>Files that other versions of the program have written.</summary>
public sealed class FileFormTests
{
    [Fact]
    public async Task Call_FileOfANewerSupervisor_IsUnavailable()
    {
        await using var file = new CoordinationFixture();
        await file.FillAsync();
        file.Tamper("DELETE FROM revision; PRAGMA user_version = 1000");

        (await file.Open().LookAsync()).Reason.ShouldContain("newer supervisor");
        (await file.Open().PutRevisionAsync(Changes.Put(2, "a"))).Status.ShouldBe(WriteStatus.Unavailable);
    }

    /// <summary>The file was written by the first form of the store and is never written again.</summary>
    [Fact]
    public async Task Read_FileOfTheOldestForm_IsReadWhole()
    {
        await using var file = new CoordinationFixture();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Coordination", "Data", "coordination-form-1.db"), file.Path);
        var store = file.Open();

        var state = (await store.LookAsync()).Value.ShouldNotBeNull();

        state.Store.Value.Length.ShouldBe(32);
        state.Version.ShouldBe(5);
        var latest = (await store.ReadLatestRevisionAsync()).Value.ShouldNotBeNull();
        latest.Info.ShouldBe(state.Latest);
        Encoding.UTF8.GetString(latest.Content.Span).ShouldBe("content of r2");
        latest.Info.Stamp.ShouldBe(Changes.Stamp("r2"));
        (await store.ReadFreezeAsync()).Value.ShouldBe(new FreezeFlag(1, true, "for f", Changes.Stamp("f")));
        (await store.ReadNodeAsync("pc2")).Value.ShouldBe(Changes.Node("pc2", 2));
        (await store.PutRevisionAsync(Changes.Put(2, "r3"))).Status.ShouldBe(WriteStatus.Done);
    }

    /// <summary>Entries came with the second form; a lease that stood when the file was written still does, in the same boot.</summary>
    [Fact]
    public async Task Read_FileOfTheSecondForm_HasItsEntriesAndLeases()
    {
        await using var file = new CoordinationFixture();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Coordination", "Data", "coordination-form-2.db"), file.Path);
        var store = file.Open();

        var seen = (await store.ReadEntriesAsync(EntryKey.Root)).Value.ShouldNotBeNull();

        seen.Version.ShouldBe(1);
        seen.Entries.ShouldBe([
            new Entry(Changes.Key("a/b"), "ä", 1, 1, null),
            new Entry(Changes.Key("a/c"), "leased", 1, 1, CoordinationFixture.Lease.Id),
        ]);
        (await store.KeepLeaseAsync(CoordinationFixture.Lease.Id)).Value.ShouldBe(CoordinationFixture.Lease);
        (await store.LookAsync()).Value.ShouldNotBeNull().Version.ShouldBe(5);
    }

    /// <summary>Writes a file as the test above wants it; run once for each new form, and keep the file.</summary>
    [Fact(Explicit = true)]
    [Trait("Drill", "coordination-form")]
    public async Task Write_FileOfTheNewestForm()
    {
        await using var file = new CoordinationFixture();
        await file.FillAsync();

        var kept = Path.Combine(Path.GetTempPath(), "coordination-form.db");
        File.Copy(file.Path, kept, overwrite: true);
        TestContext.Current.TestOutputHelper?.WriteLine(kept);
    }
}

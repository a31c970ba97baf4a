using Shouldly;
using Supervisor.Journal;
using Supervisor.Journal.Stores;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>What is particular to the SQLite file.</summary>
public sealed class SqliteStoreTests
{
    [Fact]
    public async Task Open_AfterACrash_FindsEverythingBehindTheStoredHeads()
    {
        await using var file = new JournalFileFixture();
        await file.OpenAsync();
        for (var group = 0; group < 40; group++)
        {
            await file.AppendAsync($"s/{group % 3}", group / 3 * 500, 500);
        }

        await file.CrashAsync();
        await file.OpenAsync();

        await file.ShouldHoldAsync("s/0", 7000);
        await file.ShouldHoldAsync("s/1", 6500);
        await file.AppendAsync("s/0", 7000, 1);
    }

    [Fact]
    public async Task Open_AfterACrashBehindATrim_FindsWhatWasLeft()
    {
        await using var file = new JournalFileFixture();
        await file.OpenAsync();
        await file.AppendAsync("s", 0, 10);
        await file.Journal.SaveSnapshotAsync("s", Events.SnapshotAt(10));
        await file.Journal.TrimAsync("s", 10);
        await file.AppendAsync("s", 10, 5);

        await file.CrashAsync();
        await file.OpenAsync();

        var read = await file.Journal.ReadAsync("s");
        read.Events.Select(stored => stored.Version).ShouldBe([11, 12, 13, 14, 15]);
        await file.AppendAsync("s", 15, 1);
    }

    [Fact]
    public async Task Append_AnotherProgramHoldsTheLock_IsRefusedAndGoesOnAfterwards()
    {
        await using var file = new JournalFileFixture();
        await file.OpenAsync();
        using (var other = SqliteConnection.Open(file.Path, SqliteOpenMode.ReadWrite, TimeSpan.Zero))
        {
            other.Execute("BEGIN IMMEDIATE");

            var refused = await file.Journal.AppendAsync(Events.Append("s", 0));

            refused.Status.ShouldBe(AppendStatus.Refused);
            refused.Reason.ShouldContain("locked");
        }

        // The pause before the next opening is the journal's own; until then it refuses.
        AppendOutcome appended;
        do
        {
            appended = await file.Journal.AppendAsync(Events.Append("s", 0));
        } while (appended.Status == AppendStatus.Refused);
        appended.ShouldBe(AppendOutcome.Appended(1));
        file.Running.Status.Last.ShouldBe(JournalCondition.Ready);
    }

    [Fact]
    public async Task Trim_ThenAppend_UsesTheRoomAgain()
    {
        await using var file = new JournalFileFixture();
        await file.OpenAsync();
        long version = 0;
        for (var round = 0; round < 5; round++)
        {
            await file.AppendAsync("s", version, 20_000);
            version += 20_000;
            (await file.Journal.SaveSnapshotAsync("s", Events.SnapshotAt(version))).Succeeded.ShouldBeTrue();
            (await file.Journal.TrimAsync("s", version)).Succeeded.ShouldBeTrue();
        }

        var size = await file.Journal.MeasureAsync();

        size.ReusableBytes.ShouldBeGreaterThan(1 << 20);
        new FileInfo(file.Path).Length.ShouldBeLessThan(5 << 20, "five rounds of about 2.5 MB each must not add up");
    }

    [Fact]
    public async Task Open_FileOfANewerSupervisor_IsUnusable()
    {
        await using var file = new JournalFileFixture();
        await file.OpenAsync();
        await file.AppendAsync("s", 0, 1);
        await file.TamperAsync("DELETE FROM event; PRAGMA user_version = 1000");

        var opened = await file.OpenAsync();

        opened.Status.ShouldBe(OpenStatus.Unusable);
        opened.Reason.ShouldContain("newer");
    }

    [Fact]
    public async Task Open_ADatabaseThatIsNoJournal_IsUnusableAndLeftAlone()
    {
        await using var file = new JournalFileFixture();
        using (var other = SqliteConnection.Open(file.Path, SqliteOpenMode.Create, TimeSpan.Zero))
        {
            other.Execute("CREATE TABLE precious (x); INSERT INTO precious VALUES (1)");
        }

        (await file.OpenAsync()).Status.ShouldBe(OpenStatus.Unusable);
        await file.CloseAsync();

        using var again = SqliteConnection.Open(file.Path, SqliteOpenMode.ReadOnly, TimeSpan.Zero);
        again.QueryNumber("SELECT count(*) FROM sqlite_master").ShouldBe(1);
    }

    [Fact]
    public async Task Open_DirectoryIsMissing_IsUnavailableWithTheReason()
    {
        await using var file = new JournalFileFixture();
        Directory.Delete(Path.GetDirectoryName(file.Path)!);

        var opened = await file.OpenAsync();

        opened.Status.ShouldBe(OpenStatus.Unavailable);
        opened.Reason.ShouldContain(file.Path);
        await file.CloseAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
    }

    /// <summary>The file was written by the first form of the store and is never written again.</summary>
    [Fact]
    public async Task Open_FileOfTheOldestForm_IsReadWhole()
    {
        await using var file = new JournalFileFixture();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Journal", "Data", "journal-form-1.db"), file.Path);

        (await file.OpenAsync()).Status.ShouldBe(OpenStatus.Opened);

        await file.ShouldHoldAsync("agent/a", 20);
        var trimmed = await file.Journal.ReadAsync("agent/b");
        trimmed.Snapshot.ShouldNotBeNull().Version.ShouldBe(15);
        trimmed.Events.Select(stored => stored.Version).ShouldBe([16, 17, 18, 19, 20]);
        trimmed.Events[0].Event.ShouldBe(Events.Numbered(16) with { Payload = trimmed.Events[0].Event.Payload });
        trimmed.Events[0].Event.Payload.ToArray().ShouldBe(Events.Numbered(16).Payload.ToArray());
        await file.AppendAsync("agent/a", 20, 1);
    }

    /// <summary>Writes a file as the test above wants it; run once for each new form, and keep the file.</summary>
    [Fact(Explicit = true)]
    [Trait("Drill", "journal-form")]
    public async Task Write_FileOfTheNewestForm()
    {
        await using var file = new JournalFileFixture();
        await file.OpenAsync();
        await file.AppendAsync("agent/a", 0, 20);
        await file.AppendAsync("agent/b", 0, 20);
        await file.Journal.SaveSnapshotAsync("agent/b", Events.SnapshotAt(15));
        await file.Journal.TrimAsync("agent/b", 10);
        await file.CloseAsync();

        var kept = Path.Combine(Path.GetTempPath(), "journal-form.db");
        File.Copy(file.Path, kept, overwrite: true);
        TestContext.Current.TestOutputHelper?.WriteLine(kept);
    }
}

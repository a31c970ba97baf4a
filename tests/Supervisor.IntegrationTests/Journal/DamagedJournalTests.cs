using Shouldly;
using Supervisor.Journal.Stores;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>Whatever is changed in the file behind the journal's back is found and refused, and the rest goes on.</summary>
public sealed class DamagedJournalTests
{
    private const string EventThree = "WHERE version = 3 AND stream = (SELECT id FROM stream WHERE name = 's')";

    [Theory]
    [InlineData("payload = CAST(replace(payload, '3', '4') AS BLOB)")]
    [InlineData("payload = CAST(payload || ' ' AS BLOB)")]
    [InlineData("schema = 2")]
    [InlineData("cause = 'someone else'")]
    [InlineData("time = time + 1")]
    [InlineData("epoch = epoch + 1")]
    [InlineData("incarnation = 'i/2'")]
    [InlineData("checksum = checksum + 1")]
    [InlineData("previous = previous - 1")]
    [InlineData("name = 17")]
    [InlineData("cause = cause || incarnation, incarnation = cause")]
    public async Task Record_FieldChanged_IsRefusedWithItsPlace(string change)
    {
        await using var file = new JournalFileFixture();
        await FillAsync(file);

        await file.TamperAsync($"UPDATE event SET {change} {EventThree}");

        (await file.OpenAsync()).Status.ShouldBe(OpenStatus.Opened);
        var read = await file.ShouldBeDamagedAsync("s", "event 3", "'s'", "checksum");
        read.Reason.ShouldContain("backup");
        await file.ShouldHoldAsync("other", 5);
        await file.AppendAsync("other", 5, 1);
    }

    [Fact]
    public async Task Record_Removed_IsAGap()
    {
        await using var file = new JournalFileFixture();
        await FillAsync(file);

        await file.TamperAsync($"DELETE FROM event {EventThree}");

        await file.OpenAsync();
        await file.ShouldBeDamagedAsync("s", "event 3", "is missing");
        await file.ShouldHoldAsync("other", 5);
    }

    [Fact]
    public async Task Records_Swapped_AreRefused()
    {
        await using var file = new JournalFileFixture();
        await FillAsync(file);

        await file.TamperAsync(
            """
            UPDATE event SET seq = -1 WHERE seq = 3;
            UPDATE event SET seq = 3 WHERE seq = 4;
            UPDATE event SET seq = 4 WHERE seq = -1;
            """
        );

        await file.OpenAsync();
        await file.ShouldBeDamagedAsync("s", "checksum");
    }

    [Fact]
    public async Task Record_MovedToAnotherStream_IsRefused()
    {
        await using var file = new JournalFileFixture();
        await FillAsync(file);

        await file.TamperAsync($"UPDATE event SET stream = (SELECT id FROM stream WHERE name = 'other') {EventThree}");

        await file.OpenAsync();
        await file.ShouldBeDamagedAsync("s", "event 3");
        await file.ShouldHoldAsync("other", 5);
    }

    [Fact]
    public async Task EventName_Changed_IsRefused()
    {
        await using var file = new JournalFileFixture();
        await FillAsync(file);

        await file.TamperAsync("UPDATE event_name SET name = 'test.did-not-happen'");

        await file.OpenAsync();
        await file.ShouldBeDamagedAsync("s", "checksum");
    }

    [Theory]
    [InlineData("UPDATE stream SET version = 4 WHERE name = 's'", "'s'")]
    [InlineData("UPDATE stream SET name = 'r' WHERE name = 's'", "'r'")]
    [InlineData("UPDATE stream SET head = 2 WHERE name = 's'", "'s'")]
    [InlineData("UPDATE writer SET heads_through = 3", "writer")]
    public async Task Index_Changed_NothingIsOpened(string change, string what)
    {
        await using var file = new JournalFileFixture();
        await FillAsync(file);

        await file.TamperAsync(change);

        var opened = await file.OpenAsync();
        opened.Status.ShouldBe(OpenStatus.Unusable);
        opened.Reason.ShouldContain(what);
        opened.Reason.ShouldContain(file.Path);
        (await file.Journal.AppendAsync(Events.Append("s", 5))).Status.ShouldBe(AppendStatus.Refused);
    }

    [Fact]
    public async Task Snapshot_Damaged_IsLeftOutWhileTheEventsAreThere()
    {
        await using var file = new JournalFileFixture();
        await FillAsync(file);
        await file.Journal.SaveSnapshotAsync("s", Events.SnapshotAt(3));

        await file.TamperAsync("UPDATE snapshot SET version = 2");

        await file.OpenAsync();
        var read = await file.Journal.ReadAsync("s");
        read.Status.ShouldBe(ReadStatus.Read);
        read.Snapshot.ShouldBeNull();
        read.Events.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("UPDATE snapshot SET payload = x'00'")]
    [InlineData("DELETE FROM snapshot")]
    public async Task Snapshot_DamagedAndItsEventsTrimmed_IsRefused(string change)
    {
        await using var file = new JournalFileFixture();
        await FillAsync(file);
        await file.Journal.SaveSnapshotAsync("s", Events.SnapshotAt(3));
        (await file.Journal.TrimAsync("s", 2)).Succeeded.ShouldBeTrue();

        await file.TamperAsync(change);

        await file.OpenAsync();
        await file.ShouldBeDamagedAsync("s", "snapshot");
        await file.ShouldHoldAsync("other", 5);
    }

    [Fact]
    public async Task Tail_RecordDamagedAfterACrash_IsChargedToItsStreamAlone()
    {
        await using var file = new JournalFileFixture();
        await file.OpenAsync();
        await file.AppendAsync("s", 0, 5);
        await file.AppendAsync("other", 0, 5);
        await file.CrashAsync();

        await file.TamperAsync("UPDATE event SET payload = x'00' WHERE seq = 5");

        (await file.OpenAsync()).Status.ShouldBe(OpenStatus.Opened);
        await file.ShouldBeDamagedAsync("s", "event 5");
        await file.ShouldHoldAsync("other", 5);
    }

    [Theory]
    [InlineData("UPDATE event SET stream = 2 WHERE seq = 5")]
    [InlineData("UPDATE event SET stream = 9 WHERE seq = 5")]
    [InlineData("DELETE FROM event WHERE seq = 5")]
    public async Task Tail_RecordOfNoStreamAfterACrash_NothingIsOpened(string change)
    {
        await using var file = new JournalFileFixture();
        await file.OpenAsync();
        await file.AppendAsync("s", 0, 5);
        await file.AppendAsync("other", 0, 5);
        await file.CrashAsync();

        await file.TamperAsync(change);

        (await file.OpenAsync()).Status.ShouldBe(OpenStatus.Unusable);
    }

    [Fact]
    public async Task File_Overwritten_IsUnusable()
    {
        await using var file = new JournalFileFixture();
        await FillAsync(file);
        await file.CloseAsync();
        await File.WriteAllBytesAsync(file.Path, new byte[64 * 1024], TestContext.Current.CancellationToken);

        var opened = await file.OpenAsync();

        opened.Status.ShouldBe(OpenStatus.Unusable);
        opened.Reason.ShouldContain("damaged");
    }

    private static async Task FillAsync(JournalFileFixture file)
    {
        await file.OpenAsync();
        await file.AppendAsync("s", 0, 5);
        await file.AppendAsync("other", 0, 5);
    }
}

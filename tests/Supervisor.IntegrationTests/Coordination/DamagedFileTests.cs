using System.Text;
using Shouldly;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination;

/// <summary>Whatever is changed in the file behind its back is found and told, and never taken for the truth.</summary>
public sealed class DamagedFileTests
{
    [Theory]
    [InlineData("UPDATE revision SET who = 'eve' WHERE number = 2", "revision 2")]
    [InlineData("UPDATE revision SET command = 'x y' WHERE number = 2", "no command")]
    [InlineData("UPDATE revision SET time = time + 1 WHERE number = 2", "revision 2")]
    [InlineData("UPDATE revision SET content = 'other' WHERE number = 2", "revision 2")]
    [InlineData("UPDATE revision SET hash = replace(hash, 'a', 'b')", "revision 2")]
    [InlineData("UPDATE revision SET number = 3 WHERE number = 2", "revision 3")]
    [InlineData("DELETE FROM revision WHERE number = 2", "fewer or more")]
    [InlineData(
        "INSERT INTO revision SELECT 3, hash, bytes, command, who, time, checksum, content FROM revision WHERE number = 1",
        "revision 3"
    )]
    [InlineData("UPDATE freeze SET frozen = 0", "freeze 1")]
    [InlineData("UPDATE freeze SET why = 'nothing'", "freeze 1")]
    [InlineData("DELETE FROM freeze", "fewer or more")]
    [InlineData("DELETE FROM node WHERE name = 'pc2'", "fewer or more")]
    [InlineData("UPDATE store SET version = version + 1", "the store itself")]
    [InlineData("UPDATE store SET store = 'x'", "no id")]
    [InlineData("DELETE FROM store", "missing")]
    public async Task Read_LatestAfterAChange_SaysWhatIsDamagedAndWhatToDo(string change, string what)
    {
        await using var file = new CoordinationFixture();
        await file.FillAsync();

        file.Tamper(change);

        var read = await file.Open().ReadLatestRevisionAsync();
        read.Status.ShouldBe(ReadStatus.Unavailable);
        read.Value.ShouldBeNull();
        foreach (var word in new[] { what, file.Path, "damaged", "backup" })
        {
            read.Reason.ShouldContain(word);
        }
    }

    [Theory]
    [InlineData("UPDATE revision SET who = 'eve' WHERE number = 1", "revision 1")]
    [InlineData("DELETE FROM revision WHERE number = 1", "revision 1 is missing")]
    public async Task Read_OlderRevisionAfterAChange_SaysWhatIsDamaged(string change, string what)
    {
        await using var file = new CoordinationFixture();
        await file.FillAsync();

        file.Tamper(change);

        (await file.Open().ReadRevisionAsync(1)).Reason.ShouldContain(what);
        (await file.Open().ReadRevisionAsync(2)).Status.ShouldBe(ReadStatus.Found);
    }

    [Theory]
    [InlineData("UPDATE entry SET value = 'other' WHERE key = 'a/b'", "the entry a/b")]
    [InlineData("UPDATE entry SET key = 'a/x' WHERE key = 'a/b'", "the entry a/x")]
    [InlineData("UPDATE entry SET version = 2 WHERE key = 'a/b'", "the entry a/b")]
    [InlineData("UPDATE entry SET lease = 0 WHERE key = 'a/c'", "the entry a/c")]
    [InlineData("DELETE FROM entry WHERE key = 'a/b'", "fewer or more entries")]
    [InlineData("UPDATE entries SET version = 0", "the entries")]
    [InlineData("DELETE FROM entries", "missing")]
    [InlineData("UPDATE lease SET ends = ends + 1", "the lease")]
    [InlineData("UPDATE lease SET id = 0", "no id")]
    public async Task ReadEntries_AfterAChange_SaysWhatIsDamagedAndNothingElseSuffers(string change, string what)
    {
        await using var file = new CoordinationFixture();
        await file.FillAsync();

        file.Tamper(change);

        var read = await file.Open().ReadEntriesAsync(Changes.Key("a"));
        read.Status.ShouldBe(ReadStatus.Unavailable);
        read.Reason.ShouldContain(what);
        (await file.Open().ReadLatestRevisionAsync()).Status.ShouldBe(ReadStatus.Found);
    }

    [Theory]
    [InlineData("UPDATE node SET name = 'pc3' WHERE name = 'pc2'")]
    [InlineData("UPDATE node SET node = replace(node, '2', '3') WHERE name = 'pc2'")]
    [InlineData("UPDATE node SET node = 'nobody' WHERE name = 'pc2'")]
    [InlineData("UPDATE node SET since = 0 WHERE name = 'pc2'")]
    public async Task ListNodes_AfterAChange_SaysThatTheNodeIsDamaged(string change)
    {
        await using var file = new CoordinationFixture();
        await file.FillAsync();

        file.Tamper(change);

        (await file.Open().ListNodesAsync()).Reason.ShouldContain("the node pc");
    }

    /// <summary>Any byte, the file's own structure included: right or damaged, but never wrong.</summary>
    [Fact]
    public async Task Read_AnyByteChanged_GivesTheTruthOrNothing()
    {
        await using var file = new CoordinationFixture();
        var (state, revision, flag) = await file.FillAsync();
        var whole = await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken);
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        var found = 0;
        for (var i = 0; i < 300; i++)
        {
            var place = chance.Next(whole.Length);
            var changed = whole.ToArray();
            changed[place] ^= (byte)(1 << chance.Next(8));
            await File.WriteAllBytesAsync(file.Path, changed, TestContext.Current.CancellationToken);
            await using var store = CoordinationFixture.Open(CoordinationFixture.Patient(file.Path));

            var when = $"seed {seed}, byte {place}";
            ShouldBeTrueOrNothing(await store.LookAsync(), state, when);
            ShouldBeTrueOrNothing(await store.ReadFreezeAsync(), flag, when);
            var read = await store.ReadLatestRevisionAsync();
            read.Status.ShouldNotBe(ReadStatus.None, when);
            if (read.Value is { } seen)
            {
                seen.Info.ShouldBe(revision.Info, when);
                seen.Content.Span.SequenceEqual(revision.Content.Span).ShouldBeTrue(when);
                found++;
            }
        }

        found.ShouldBeInRange(1, 299, "both a harmless and a harmful byte were expected among so many");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("SQLite format 3\0 and then something else")]
    public async Task Call_FileIsNoDatabase_IsUnavailableAndLeavesItAlone(string content)
    {
        await using var file = new CoordinationFixture();
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(content, 100)));
        await File.WriteAllBytesAsync(file.Path, bytes, TestContext.Current.CancellationToken);
        var store = file.Open();

        var read = await store.LookAsync();
        var write = await store.PutRevisionAsync(Changes.Put(0, "a"));

        read.Status.ShouldBe(ReadStatus.Unavailable);
        write.Status.ShouldBe(WriteStatus.Unavailable);
        write.Reason.ShouldContain("backup");
        (await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken)).ShouldBe(bytes);
    }

    [Fact]
    public async Task Call_DatabaseOfAnotherKind_IsUnavailableAndLeavesItAlone()
    {
        await using var file = new CoordinationFixture();
        using (var other = SqliteConnection.Open(file.Path, SqliteOpenMode.Create, TimeSpan.Zero))
        {
            other.Execute("CREATE TABLE precious (x); PRAGMA user_version = 1");
        }

        var write = await file.Open().PutRevisionAsync(Changes.Put(0, "a"));

        write.Status.ShouldBe(WriteStatus.Unavailable);
        write.Reason.ShouldContain("no coordination store");
        using var again = file.OpenOther();
        again.QueryNumber("SELECT count(*) FROM sqlite_master").ShouldBe(1);
    }

    private static void ShouldBeTrueOrNothing<T>(ReadOutcome<T> read, T truth, string when)
        where T : class
    {
        read.Status.ShouldNotBe(ReadStatus.None, when);
        if (read.Value is { } seen)
        {
            seen.ShouldBe(truth, when);
        }
    }
}

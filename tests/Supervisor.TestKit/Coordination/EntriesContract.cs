using Shouldly;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Xunit;

namespace Supervisor.TestKit.Coordination;

/// <summary>The part of the contract that speaks of <see cref="IEntries"/>: what is kept, and what is refused.</summary>
public abstract class EntriesContract : EntryConditionsContract
{
    [Fact]
    public async Task ReadEntries_StoreIsNew_ThereAreNone()
    {
        (await ReadAsync(Open(), "a")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Änne ❤ \n\0 \"{}\"")]
    public async Task ChangeEntries_Put_IsReadBackWithEveryField(string value)
    {
        var store = Open();
        var key = EntryKey.Of("groups", "Ä/b %2F");

        var done = await DoneAsync(store.ChangeEntriesAsync(Changes.Entries(EntryWrite.Put(key, value))));

        done.Entries.ShouldBe([new Entry(key, value, done.Version, done.Version, null)]);
        (await ReadAsync(Open(), "groups")).ShouldBe(done.Entries);
        key.Parts.ShouldBe(["groups", "Ä/b %2F"]);
    }

    [Fact]
    public async Task ChangeEntries_LargestValue_IsReadBackWhole()
    {
        var store = Open();
        var value = new string('x', IEntries.MaxValueBytes);

        await DoneAsync(store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("a/b", value))));

        (await ReadAsync(store, "a")).ShouldHaveSingleItem().Value.ShouldBe(value);
    }

    public static TheoryData<string> Refused =>
        ["nothing", "a key twice", "too many", "too long a key", "too large", "root"];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task ChangeEntries_CannotBeStored_IsRefused(string why)
    {
        var store = Open();
        var put = Changes.PutEntry("a/b", "1");
        var change = why switch
        {
            "nothing" => Changes.Entries(),
            "a key twice" => Changes.Entries(put, EntryWrite.Delete(put.Key)),
            "too many" => Changes.Entries([
                .. Enumerable.Range(0, IEntries.MaxKeys + 1).Select(i => Changes.PutEntry($"a/{i}", "")),
            ]),
            "too long a key" => Changes.Entries(put, Changes.PutEntry(new string('k', EntryKey.MaxLength + 1), "")),
            "too large" => Changes.Entries(
                put,
                Changes.PutEntry("a/c", new string('ä', IEntries.MaxValueBytes / 2 + 1))
            ),
            _ => Changes.Entries(put, EntryWrite.Put(EntryKey.Root, "")),
        };

        var refused = await store.ChangeEntriesAsync(change);

        refused.Status.ShouldBe(WriteStatus.Refused);
        refused.Reason.ShouldNotBeEmpty();
        (await ReadAsync(store, "a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task ChangeEntries_SeveralAtOnce_BearOneVersion()
    {
        var store = Open();
        var first = await DoneAsync(store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("a/old", "0"))));

        var done = await DoneAsync(
            store.ChangeEntriesAsync(
                Changes.Entries(
                    Changes.PutEntry("a/y", "2"),
                    EntryWrite.Delete(Changes.Key("a/old")),
                    Changes.PutEntry("a/x", "1")
                )
            )
        );

        done.Version.ShouldBeGreaterThan(first.Version);
        done.Entries.Select(static entry => (entry.Key.Value, entry.Value)).ShouldBe([("a/x", "1"), ("a/y", "2")]);
        done.Entries.ShouldAllBe(entry => entry.Version == done.Version && entry.Since == done.Version);
        (await ReadAsync(store, "a")).ShouldBe(done.Entries);
    }

    [Fact]
    public async Task ReadEntries_Folder_GivesWhatIsWithinIt()
    {
        var store = Open();
        string[] paths = ["a", "a/b", "a/b/c", "a/c", "a-b", "a.b", "a0", "ab/c"];
        await DoneAsync(
            store.ChangeEntriesAsync(Changes.Entries([.. paths.Select(path => Changes.PutEntry(path, path))]))
        );

        (await ReadAsync(store, "a")).Select(static entry => entry.Value).ShouldBe(["a/b", "a/b/c", "a/c"]);
        (await ReadAsync(store, "a/b")).Select(static entry => entry.Value).ShouldBe(["a/b/c"]);
        var all = (await store.ReadEntriesAsync(EntryKey.Root)).Value.ShouldNotBeNull().Entries;
        all.Select(static entry => entry.Value).ShouldBe(paths.Order(StringComparer.Ordinal));
    }
}

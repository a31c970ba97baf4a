using Shouldly;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Xunit;

namespace Supervisor.TestKit.Coordination;

/// <summary>The part of the contract that speaks of <see cref="IEntries"/>: when a change is made, and what becomes of it.</summary>
public abstract class EntryConditionsContract : RevisionsContract
{
    [Fact]
    public async Task ChangeEntries_ConditionsMet_KeepsSinceAndRaisesVersion()
    {
        var store = Open();
        var made = await PutAsync(store, "a/b", "1");
        var other = await PutAsync(store, "a/c", "1");

        var done = await DoneAsync(
            store.ChangeEntriesAsync(
                new EntryChange(
                    [
                        EntryCondition.Unchanged(made),
                        EntryCondition.StillThere(other),
                        EntryCondition.Absent(Changes.Key("a/none")),
                    ],
                    [Changes.PutEntry("a/b", "2")]
                )
            )
        );

        done.Entries.ShouldBe([made with { Value = "2", Version = done.Version }, other]);
    }

    public static TheoryData<string> Unmet => ["absent", "unchanged", "still there", "removed"];

    [Theory]
    [MemberData(nameof(Unmet))]
    public async Task ChangeEntries_AConditionUnmet_IsAConflictThatGivesWhatIsThere(string which)
    {
        var store = Open();
        var made = await PutAsync(store, "a/b", "1");
        await DoneAsync(store.ChangeEntriesAsync(Changes.Entries(EntryWrite.Delete(made.Key))));
        var again = await PutAsync(store, "a/b", "1");
        var condition = which switch
        {
            "absent" => EntryCondition.Absent(made.Key),
            "unchanged" => EntryCondition.Unchanged(made),
            "still there" => EntryCondition.StillThere(made),
            _ => EntryCondition.StillThere(made with { Key = Changes.Key("a/none") }),
        };

        var conflict = await store.ChangeEntriesAsync(
            new EntryChange([EntryCondition.Unchanged(again), condition], [Changes.PutEntry("a/x", "2")])
        );

        conflict.Status.ShouldBe(WriteStatus.Conflict);
        conflict.Value.ShouldNotBeNull().Entries.ShouldBe([again]);
        conflict.Reason.ShouldContain(condition.Key.Value);
        (await ReadAsync(store, "a")).ShouldBe([again]);
    }

    [Fact]
    public async Task ChangeEntries_RewrittenMeanwhile_IsStillThereAndNotUnchanged()
    {
        var store = Open();
        var made = await PutAsync(store, "a/b", "1");
        await PutAsync(store, "a/b", "2");

        var still = Changes.EntriesIf(EntryCondition.StillThere(made), Changes.PutEntry("a/x", "1"));
        var unchanged = Changes.EntriesIf(EntryCondition.Unchanged(made), Changes.PutEntry("a/y", "1"));

        (await store.ChangeEntriesAsync(still)).Status.ShouldBe(WriteStatus.Done);
        (await store.ChangeEntriesAsync(unchanged)).Status.ShouldBe(WriteStatus.Conflict);
    }

    [Fact]
    public async Task ChangeEntries_NoWrites_AsksWhetherConditionsAreMet()
    {
        var store = Open();
        var made = await PutAsync(store, "a/b", "1");

        (
            await DoneAsync(store.ChangeEntriesAsync(Changes.EntriesIf(EntryCondition.Unchanged(made))))
        ).Entries.ShouldBe([made]);
        var absent = await store.ChangeEntriesAsync(Changes.EntriesIf(EntryCondition.Absent(made.Key)));
        absent.Status.ShouldBe(WriteStatus.Conflict);
    }

    [Fact]
    public async Task ChangeEntries_TheSameAgain_IsDoneAndChangesNothing()
    {
        var store = Open();
        var change = new EntryChange(
            [EntryCondition.Absent(Changes.Key("a/b"))],
            [Changes.PutEntry("a/b", "1"), EntryWrite.Delete(Changes.Key("a/c"))]
        );
        var first = await DoneAsync(store.ChangeEntriesAsync(change));

        var again = await DoneAsync(Open().ChangeEntriesAsync(change));

        again.Entries.ShouldBe(first.Entries);
        (await ReadAsync(store, "a")).ShouldBe(first.Entries);
    }

    [Fact]
    public async Task ChangeEntries_TheSameAgainAfterAnothers_IsAConflict()
    {
        var store = Open();
        var change = Changes.EntriesIf(EntryCondition.Absent(Changes.Key("a/b")), Changes.PutEntry("a/b", "mine"));
        await DoneAsync(store.ChangeEntriesAsync(change));
        var others = await PutAsync(store, "a/b", "another's");

        var conflict = await store.ChangeEntriesAsync(change);

        conflict.Status.ShouldBe(WriteStatus.Conflict);
        conflict.Value.ShouldNotBeNull().Entries.ShouldBe([others]);
    }

    [Fact]
    public async Task ChangeEntries_ByManyClientsAtOnce_OneWinsEachTime()
    {
        const int rounds = 10;
        var clients = Enumerable.Range(0, 4).Select(_ => Open()).ToList();
        var there = await PutAsync(clients[0], "a/b", "start");
        for (var round = 0; round < rounds; round++)
        {
            var condition = EntryCondition.Unchanged(there);
            var outcomes = await Task.WhenAll(
                clients.Select(
                    (client, i) =>
                        client.ChangeEntriesAsync(
                            Changes.EntriesIf(condition, Changes.PutEntry("a/b", $"client {i}, round {round}"))
                        )
                )
            );

            there = outcomes.Where(outcome => outcome.IsDone).ShouldHaveSingleItem().Value!.Entries[0];
            outcomes.Count(outcome => outcome.Status == WriteStatus.Conflict).ShouldBe(clients.Count - 1);
            outcomes.ShouldAllBe(outcome => outcome.Value!.Entries[0] == there);
        }
    }

    protected static async Task<IReadOnlyList<Entry>> ReadAsync(ICoordination store, string folder)
    {
        var read = await store.ReadEntriesAsync(Changes.Key(folder));
        return read.Value.ShouldNotBeNull(read.Reason).Entries;
    }

    protected static async Task<Entry> PutAsync(ICoordination store, string path, string value)
    {
        var done = await DoneAsync(store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry(path, value))));
        return done.Entries.ShouldHaveSingleItem();
    }
}

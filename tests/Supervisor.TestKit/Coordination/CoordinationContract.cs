using Shouldly;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Xunit;

namespace Supervisor.TestKit.Coordination;

/// <summary>The whole contract of <see cref="ICoordination"/>: each store adds a small subclass.</summary>
public abstract class CoordinationContract : ClaimsContract
{
    private static readonly string[] Names = ["pc2", "Ä", "mainpc", "B", "a"];

    [Fact]
    public async Task RegisterNode_NewName_IsReadBackAndListed()
    {
        var store = Open();
        var nodes = Names.Select((name, i) => Changes.Node(name, i)).ToList();
        foreach (var node in nodes)
        {
            (await DoneAsync(store.RegisterNodeAsync(node))).ShouldBe(node);
        }

        (await Open().ReadNodeAsync("mainpc")).Value.ShouldBe(nodes[2]);
        (await store.ReadNodeAsync("MAINPC")).Status.ShouldBe(ReadStatus.None);
        (await store.ListNodesAsync())
            .Value.ShouldNotBeNull()
            .ShouldBe(nodes.OrderBy(static node => node.Name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task RegisterNode_TheSameAgain_IsDoneAndKeepsTheFirstRecord()
    {
        var store = Open();
        var first = Changes.Node("mainpc", 1);
        await DoneAsync(store.RegisterNodeAsync(first));

        var again = await DoneAsync(store.RegisterNodeAsync(first with { Since = first.Since.Next() }));

        again.ShouldBe(first);
        (await store.ReadNodeAsync("mainpc")).Value.ShouldBe(first);
    }

    [Fact]
    public async Task RegisterNode_NameOfAnother_IsAConflictThatGivesIt()
    {
        var store = Open();
        var first = Changes.Node("mainpc", 1);
        await DoneAsync(store.RegisterNodeAsync(first));

        var conflict = await store.RegisterNodeAsync(Changes.Node("mainpc", 2));

        conflict.Status.ShouldBe(WriteStatus.Conflict);
        conflict.Value.ShouldBe(first);
        conflict.Reason.ShouldContain(first.Node.Value);
        (await store.ReadNodeAsync("mainpc")).Value.ShouldBe(first);
    }

    [Fact]
    public async Task RegisterNode_NodeHasAnotherName_IsAConflictThatGivesIt()
    {
        var store = Open();
        var first = Changes.Node("mainpc", 1);
        await DoneAsync(store.RegisterNodeAsync(first));

        var conflict = await store.RegisterNodeAsync(Changes.Node("pc2", 1));

        conflict.Status.ShouldBe(WriteStatus.Conflict);
        conflict.Value.ShouldBe(first);
        conflict.Reason.ShouldContain("mainpc");
        (await store.ReadNodeAsync("pc2")).Status.ShouldBe(ReadStatus.None);
    }

    [Fact]
    public async Task RegisterNode_OneNameByManyAtOnce_OneGetsIt()
    {
        var clients = Enumerable.Range(1, 4).Select(i => (Store: Open(), Node: Changes.Node("mainpc", i)));

        var outcomes = await Task.WhenAll(clients.Select(client => client.Store.RegisterNodeAsync(client.Node)));

        outcomes.Count(outcome => outcome.IsDone).ShouldBe(1);
        outcomes.Select(outcome => outcome.Value).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task ReadFreeze_NeverSet_IsThawed()
    {
        (await Open().ReadFreezeAsync()).Value.ShouldBe(FreezeFlag.NeverSet);
    }

    [Fact]
    public async Task SetFreeze_FrozenAndThawed_SaysWhoWhenAndWhy()
    {
        var store = Open();
        var change = new FreezeChange(0, IsFrozen: true, "disk \0 är full", Changes.Stamp("a", "bob"));

        var frozen = await DoneAsync(store.SetFreezeAsync(change));
        frozen.ShouldBe(new FreezeFlag(1, IsFrozen: true, change.Why, change.Stamp));
        (await Open().ReadFreezeAsync()).Value.ShouldBe(frozen);

        var thawed = await DoneAsync(store.SetFreezeAsync(Changes.Freeze(1, "b", isFrozen: false)));
        thawed.ShouldBe(new FreezeFlag(2, IsFrozen: false, "for b", Changes.Stamp("b")));
        (await store.ReadFreezeAsync()).Value.ShouldBe(thawed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task SetFreeze_OtherVersionExpected_IsAConflictThatGivesTheFlag(long expected)
    {
        var store = Open();
        var there = await DoneAsync(store.SetFreezeAsync(Changes.Freeze(0, "a")));

        var conflict = await store.SetFreezeAsync(Changes.Freeze(expected, "b", isFrozen: false));

        conflict.Status.ShouldBe(WriteStatus.Conflict);
        conflict.Value.ShouldBe(there);
        conflict.Reason.ShouldNotBeEmpty();
        (await store.ReadFreezeAsync()).Value.ShouldBe(there);
    }

    [Fact]
    public async Task SetFreeze_LaterVersionOfAFlagThatWasNeverSet_IsAConflict()
    {
        var conflict = await Open().SetFreezeAsync(Changes.Freeze(3, "a"));

        conflict.Status.ShouldBe(WriteStatus.Conflict);
        conflict.Value.ShouldBe(FreezeFlag.NeverSet);
        conflict.Reason.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task SetFreeze_TheSameAgain_IsDoneAndChangesNothing()
    {
        var store = Open();
        var first = await DoneAsync(store.SetFreezeAsync(Changes.Freeze(0, "a")));
        (await DoneAsync(store.SetFreezeAsync(Changes.Freeze(0, "a")))).ShouldBe(first);
        var later = await DoneAsync(store.SetFreezeAsync(Changes.Freeze(1, "b", isFrozen: false)));

        (await DoneAsync(store.SetFreezeAsync(Changes.Freeze(0, "a")))).ShouldBe(first);

        (await store.ReadFreezeAsync()).Value.ShouldBe(later);
    }

    [Fact]
    public async Task SetFreeze_MoreOftenThanIsKept_KeepsTheFlagAndItsVersion()
    {
        var store = Open();
        for (var version = 0; version < IFreeze.KeptChanges + 2; version++)
        {
            await DoneAsync(store.SetFreezeAsync(Changes.Freeze(version, $"f{version}", version % 2 == 0)));
        }

        var flag = (await store.ReadFreezeAsync()).Value.ShouldNotBeNull();
        flag.Version.ShouldBe(IFreeze.KeptChanges + 2);
        (await DoneAsync(store.SetFreezeAsync(Changes.Freeze(2, "f2")))).Version.ShouldBe(3);
        (await store.SetFreezeAsync(Changes.Freeze(1, "f1", isFrozen: false))).Status.ShouldBe(WriteStatus.Conflict);
    }

    [Fact]
    public async Task Open_Again_EverythingIsThere()
    {
        var first = Open();
        await DoneAsync(first.PutRevisionAsync(Changes.Put(0, "a")));
        await DoneAsync(first.RegisterNodeAsync(Changes.Node("mainpc", 1)));
        await DoneAsync(first.SetFreezeAsync(Changes.Freeze(0, "f")));
        var entries = await DoneAsync(first.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("a/b", "1"))));
        var before = await LookAsync(first);
        await CloseAsync(first);

        var again = Open();

        (await LookAsync(again)).ShouldBe(before);
        (await again.ReadLatestRevisionAsync()).Value.ShouldNotBeNull().Info.ShouldBe(before.Latest);
        (await again.ReadNodeAsync("mainpc")).Value.ShouldBe(Changes.Node("mainpc", 1));
        (await again.ReadFreezeAsync()).Value.ShouldNotBeNull().IsFrozen.ShouldBeTrue();
        (await again.ReadEntriesAsync(EntryKey.Root)).Value.ShouldNotBeNull().Entries.ShouldBe(entries.Entries);
    }
}

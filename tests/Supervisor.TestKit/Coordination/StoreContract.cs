using Shouldly;
using Supervisor.Supervision.Ports.Coordination;
using Xunit;

namespace Supervisor.TestKit.Coordination;

/// <summary>The part of the contract that speaks of the store as a whole.</summary>
public abstract class StoreContract
{
    /// <summary>A further client of this test's store, which is new before the first.</summary>
    protected abstract ICoordination Open();

    /// <summary>A client of another store than this test's.</summary>
    protected abstract ICoordination OpenAnother();

    protected abstract Task CloseAsync(ICoordination client);

    /// <summary>Moves on the time by which leases end. False where that is the real time, which passes by itself.</summary>
    protected abstract bool LetPass(TimeSpan span);

    [Fact]
    public async Task Look_WhateverIsDone_VersionRisesWithChangesAlone()
    {
        var store = Open();
        var versions = new List<long> { (await LookAsync(store)).Version };
        await DoneAsync(store.PutRevisionAsync(Changes.Put(0, "a")));
        versions.Add((await LookAsync(Open())).Version);
        await DoneAsync(store.RegisterNodeAsync(Changes.Node("mainpc", 1)));
        versions.Add((await LookAsync(store)).Version);
        await DoneAsync(store.SetFreezeAsync(Changes.Freeze(0, "f")));
        versions.Add((await LookAsync(store)).Version);

        await store.PutRevisionAsync(Changes.Put(0, "conflict"));
        await store.PutRevisionAsync(Changes.Put(0, "a"));
        await store.RegisterNodeAsync(Changes.Node("mainpc", 1));
        await store.RegisterNodeAsync(Changes.Node("mainpc", 2));
        await store.SetFreezeAsync(Changes.Freeze(0, "conflict"));
        await store.ReadLatestRevisionAsync();
        await store.ReadFreezeAsync();
        await store.ListNodesAsync();

        versions.ShouldBe(versions.Distinct().Order());
        (await LookAsync(store)).Version.ShouldBe(versions[^1]);
    }

    [Fact]
    public async Task Look_AnyClient_GivesTheStoresIdAndItsLatestRevision()
    {
        var first = Open();
        var id = (await LookAsync(first)).Store;
        (await LookAsync(first)).Latest.ShouldBeNull();
        var latest = await DoneAsync(first.PutRevisionAsync(Changes.Put(0, "a")));
        await CloseAsync(first);

        var seen = await LookAsync(Open());

        seen.Store.ShouldBe(id);
        seen.Latest.ShouldBe(latest);
        (await LookAsync(OpenAnother())).Store.ShouldNotBe(id);
    }

    [Fact]
    public async Task Look_EntriesChange_VersionStays()
    {
        var store = Open();
        var before = await LookAsync(store);

        await DoneAsync(store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("a/b", "1"))));

        (await LookAsync(store)).ShouldBe(before);
    }

    protected static async Task<T> DoneAsync<T>(Task<WriteOutcome<T>> write)
        where T : class
    {
        var outcome = await write;
        outcome.Status.ShouldBe(WriteStatus.Done, outcome.Reason);
        outcome.Reason.ShouldBeEmpty();
        return outcome.Value.ShouldNotBeNull();
    }

    protected static async Task<StoreState> LookAsync(ICoordination store)
    {
        var look = await store.LookAsync();
        return look.Value.ShouldNotBeNull(look.Reason);
    }
}

using Shouldly;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Xunit;

namespace Supervisor.TestKit.Coordination;

/// <summary>The part of the contract that speaks of watches.</summary>
public abstract class WatchesContract : LeasesContract
{
    [Fact]
    public async Task Watch_EmptyFolder_IsToldThatItIsEmpty()
    {
        await using var watch = WatchLog.Of(Open(), "a");

        var view = await watch.UntilAsync(static view => view.IsCurrent, "it is current");

        view.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Watch_WhatIsThereBefore_IsTold()
    {
        var store = Open();
        var entry = await PutAsync(store, "a/b", "1");
        await PutAsync(store, "b/c", "another folder's");

        await using var watch = WatchLog.Of(Open(), "a");
        var view = await watch.UntilAsync(static view => view.IsCurrent, "it is current");

        view.Entries.Values.ShouldBe([entry]);
        view.Version.ShouldBeGreaterThanOrEqualTo(entry.Version);
    }

    [Fact]
    public async Task Watch_Changes_AreToldWholeAndInOrder()
    {
        var store = Open();
        await using var watch = WatchLog.Of(Open(), "a");
        for (var i = 0; i < 20; i++)
        {
            await PutAsync(store, $"a/{i % 5}", $"{i}");
            await PutAsync(store, $"b/{i}", "another folder's");
        }

        await DoneAsync(store.ChangeEntriesAsync(Changes.Entries(EntryWrite.Delete(Changes.Key("a/0")))));
        var last = await PutAsync(store, "a/last", "");
        var view = await watch.UntilAsync(view => view.Find(last.Key) is not null, "the last change is told");

        view.Entries.Values.ShouldBe(await ReadAsync(store, "a"));
        var versions = watch.Views.Select(static seen => seen.Version).ToList();
        versions.ShouldBe(versions.Order());
        watch.Views.ShouldAllBe(seen => seen.Entries.Keys.All(key => key.IsIn(Changes.Key("a"))));
    }

    [Fact]
    public async Task Watch_RemovedAndMadeAgain_TellsTheNewOne()
    {
        var store = Open();
        var first = await PutAsync(store, "a/b", "1");
        await using var watch = WatchLog.Of(store, "a");
        await watch.UntilAsync(view => view.Find(first.Key) == first, "the first is told");

        await DoneAsync(store.ChangeEntriesAsync(Changes.Entries(EntryWrite.Delete(first.Key))));
        var second = await PutAsync(store, "a/b", "1");

        await watch.UntilAsync(view => view.Find(first.Key) == second, "the second is told");
        second.Since.ShouldBeGreaterThan(first.Since);
    }

    [Fact]
    public async Task Watch_SeveralWritesOfOneChange_AreToldAtOnce()
    {
        var store = Open();
        await using var watch = WatchLog.Of(Open(), "a");
        await watch.UntilAsync(static view => view.IsCurrent, "it is current");

        await DoneAsync(
            store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("a/x", "1"), Changes.PutEntry("a/y", "1")))
        );

        await watch.UntilAsync(static view => view.Entries.Count == 2, "both are told");
        watch.Views.ShouldNotContain(static view => view.Entries.Count == 1);
    }

    [Fact]
    public async Task Watch_Disposed_IsToldNothingMore()
    {
        var store = Open();
        var watch = WatchLog.Of(store, "a");
        await watch.UntilAsync(static view => view.IsCurrent, "it is current");
        await watch.DisposeAsync();
        var told = watch.Views.Count;

        await PutAsync(store, "a/b", "1");
        await using var other = WatchLog.Of(store, "a");
        await other.UntilAsync(static view => view.Entries.Count == 1, "it is told to who still watches");

        watch.Views.Count.ShouldBe(told);
    }
}

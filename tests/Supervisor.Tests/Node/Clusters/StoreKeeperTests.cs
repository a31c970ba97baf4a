using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Recovery.Stored;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Memory;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Links;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

/// <summary>What a node remembers of its store, over its starts.</summary>
public sealed class StoreKeeperTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-memory-").FullName;
    private readonly MemoryCoordination _store = NewStore(1);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Store_ThatWasSwapped_IsNoticedByTheNextStartToo_AndNothingIsForgotten()
    {
        await _store.PutRevisionAsync(Changes.Put(0, "one"));
        (await LookAsync(_store)).ShouldBeNull();
        var other = NewStore(2);

        var keeper = Keeper(other);
        (await LookAsync(keeper, other))!.Code.ShouldBe(ClusterErrors.OtherStoreCode);

        keeper.IsTrusted.ShouldBeFalse();
        Keeper(_store).Memory.ShouldNotBeNull().Revision.ShouldBe(1);
        (await LookAsync(_store)).ShouldBeNull();
    }

    [Fact]
    public async Task Store_ThatWasRestoredFromAnOlderCopy_IsNoticed()
    {
        await _store.PutRevisionAsync(Changes.Put(0, "one"));
        await LookAsync(_store);

        (await LookAsync(NewStore(1)))!.Code.ShouldBe(ClusterErrors.OlderStoreCode);
    }

    [Fact]
    public async Task Store_ThatWasSwapped_IsNotTrustedEvenIfItCannotBeReadYet()
    {
        await _store.PutRevisionAsync(Changes.Put(0, "one"));
        var fate = CallFate.Served;
        var plan = () => new CallPlan(fate, TimeSpan.Zero, TimeSpan.Zero);
        var keeper = Keeper(new FaultyCoordination(_store, new VirtualClock(), _ => plan()));
        (await LookAsync(keeper, _store)).ShouldBeNull();
        keeper.IsTrusted.ShouldBeTrue();

        fate = CallFate.Unavailable;
        (await LookAsync(keeper, NewStore(2)))!.Code.ShouldBe(ClusterErrors.NotReached("").Code);

        keeper.IsTrusted.ShouldBeFalse();
    }

    [Fact]
    public async Task Store_ThatIsBackAfterAnotherWasSeen_IsTrustedByTheNextStartAlone()
    {
        var record = EntryWrite.Put(TrustKeys.Node(LinkWorld.Node(2)), """{"since":5}""");
        await _store.ChangeEntriesAsync(new EntryChange([], [record]));
        var keeper = Keeper(_store);
        (await LookAsync(keeper, _store)).ShouldBeNull();
        await _store.ChangeEntriesAsync(new EntryChange([], [EntryWrite.Delete(record.Key)]));
        OperatorError? doubt = null;
        for (var look = 0; look < 10; look++)
        {
            doubt = await LookAsync(keeper, _store);
        }

        doubt!.Code.ShouldBe(ClusterErrors.OlderStoreCode);
        await _store.ChangeEntriesAsync(new EntryChange([], [record]));

        (await LookAsync(keeper, _store)).ShouldBeNull();

        keeper.Verdict.ShouldBe(StoreVerdict.Returned);
        keeper.IsTrusted.ShouldBeFalse();
        var next = Keeper(_store);
        (await LookAsync(next, _store)).ShouldBeNull();
        next.IsTrusted.ShouldBeTrue();
        GatheredMemories.In((await _store.ReadEntriesAsync(GatheredMemories.Folder)).Value!).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatIsRemembered_IsLaidDownInAStoreThatIsNotWhatItWas_ForWhoRecovers()
    {
        await _store.PutRevisionAsync(Changes.Put(0, "one"));
        await LookAsync(_store);
        var other = NewStore(2);

        await LookAsync(other);

        var folder = (await other.ReadEntriesAsync(GatheredMemories.Folder)).Value!;
        GatheredMemories.In(folder)[LinkWorld.Node(1)].Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Store_InWhichTheClusterGoesOn_IsFollowed_AndIsWhatIsRememberedFromThenOn()
    {
        await LookAsync(_store);
        var other = NewStore(2);
        var keeper = Keeper(other);
        await LookAsync(keeper, other);
        var id = (await other.LookAsync()).Value!.Store.Value;
        var opened = new GenerationRecord(1, 1000, id, "ann", 9);
        await other.ChangeEntriesAsync(
            new EntryChange([], [TrustText.Put(TrustKeys.Generation, opened, TrustJson.Default.GenerationRecord)])
        );

        (await LookAsync(keeper, other)).ShouldBeNull();

        keeper.Verdict.ShouldBe(StoreVerdict.Recovered);
        (await LookAsync(other)).ShouldBeNull();
        (await LookAsync(_store))!.Code.ShouldBe(ClusterErrors.OtherStoreCode);
    }

    [Fact]
    public void MemoryThatIsDamaged_IsAnError_AndNotTakenForNone()
    {
        File.WriteAllText(new ClusterPaths(_directory).Memory, "{");

        StoreMemoryFile.Read(new ClusterPaths(_directory)).Error.ShouldNotBeNull().Message.ShouldContain("store.json");
    }

    private static MemoryCoordination NewStore(int number) => new(new MemoryMedium(Changes.Store(number)));

    private Task<OperatorError?> LookAsync(MemoryCoordination store) => LookAsync(Keeper(store), store);

    private static async Task<OperatorError?> LookAsync(StoreKeeper keeper, MemoryCoordination store) =>
        await keeper.LookAsync((await store.LookAsync()).Value!, null);

    /// <summary>As after a start of the daemon.</summary>
    private StoreKeeper Keeper(ICoordination store)
    {
        var paths = new ClusterPaths(_directory);
        return new StoreKeeper(
            new StoreMemories(paths),
            store,
            LinkWorld.Node(1),
            StoreMemoryFile.Read(paths).Value,
            NullLogger.Instance
        );
    }
}

using Shouldly;
using Supervisor.Supervision.Ports.Coordination;
using Xunit;

namespace Supervisor.TestKit.Coordination;

/// <summary>The part of the contract that speaks of <see cref="IRevisions"/>.</summary>
public abstract class RevisionsContract : StoreContract
{
    [Fact]
    public async Task ReadRevision_StoreIsNew_ThereIsNone()
    {
        var store = Open();

        (await store.ReadLatestRevisionAsync()).Status.ShouldBe(ReadStatus.None);
        (await store.ReadRevisionAsync(1)).Status.ShouldBe(ReadStatus.None);
        (await store.ReadRevisionAsync(0)).Status.ShouldBe(ReadStatus.None, "nothing was ever applied");
        (await store.ListRevisionsAsync(10)).Value.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task ReadRevision_OfANumberBeforeTheFirst_ThereIsNone(long number)
    {
        var store = Open();
        await DoneAsync(store.PutRevisionAsync(new RevisionPut(0, new byte[] { 1 }, Changes.Stamp("r1"))));

        (await store.ReadRevisionAsync(number)).Status.ShouldBe(ReadStatus.None);
    }

    [Fact]
    public async Task PutRevision_First_IsReadBackWithEveryField()
    {
        var store = Open();
        byte[] content = [0, 255, 1, 0];
        var put = new RevisionPut(0, content, Changes.Stamp("id.1_-", "Änne ❤ \n\0"));

        var info = await DoneAsync(store.PutRevisionAsync(put));

        info.ShouldBe(new RevisionInfo(1, ContentHash.Of(content), 4, put.Stamp));
        foreach (var read in new[] { await store.ReadLatestRevisionAsync(), await store.ReadRevisionAsync(1) })
        {
            var revision = read.Value.ShouldNotBeNull(read.Reason);
            revision.Info.ShouldBe(info);
            revision.Content.ToArray().ShouldBe(content);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(IRevisions.MaxContentBytes)]
    public async Task PutRevision_SmallestOrLargestContent_IsReadBackWhole(int bytes)
    {
        var store = Open();
        var content = new byte[bytes];
        new Random(bytes).NextBytes(content);

        await DoneAsync(store.PutRevisionAsync(new RevisionPut(0, content, Changes.Stamp("a"))));

        var read = (await store.ReadLatestRevisionAsync()).Value.ShouldNotBeNull();
        read.Content.Span.SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public async Task PutRevision_LargerThanTheLargest_IsRefused()
    {
        var store = Open();
        var put = new RevisionPut(0, new byte[IRevisions.MaxContentBytes + 1], Changes.Stamp("a"));

        var refused = await store.PutRevisionAsync(put);

        refused.Status.ShouldBe(WriteStatus.Refused);
        refused.Reason.ShouldContain("4,194,304");
        (await store.ReadLatestRevisionAsync()).Status.ShouldBe(ReadStatus.None);
    }

    [Fact]
    public async Task PutRevision_AfterTheLatest_TakesTheNextNumber()
    {
        var store = Open();
        await FillAsync(store, 3);

        (await ListAsync(store)).ShouldBe([3, 2, 1]);
        (await store.ListRevisionsAsync(2)).Value.ShouldNotBeNull().Select(info => info.Number).ShouldBe([3, 2]);
        (await store.ListRevisionsAsync(0)).Value.ShouldNotBeNull().ShouldBeEmpty();
        (await store.ReadRevisionAsync(2)).Value.ShouldNotBeNull().Info.Stamp.ShouldBe(Changes.Stamp("r2"));
        (await store.ReadRevisionAsync(4)).Status.ShouldBe(ReadStatus.None);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-1)]
    public async Task PutRevision_OtherNumberExpected_IsAConflictThatGivesTheLatest(long expected)
    {
        var store = Open();
        await FillAsync(store, 2);

        var conflict = await store.PutRevisionAsync(Changes.Put(expected, "late"));

        conflict.Status.ShouldBe(WriteStatus.Conflict);
        conflict.Value.ShouldNotBeNull().Stamp.ShouldBe(Changes.Stamp("r2"));
        conflict.Reason.ShouldNotBeEmpty();
        (await ListAsync(store)).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task PutRevision_MoreExpectedThanAnEmptyStoreHas_IsAConflictWithNothing()
    {
        var conflict = await Open().PutRevisionAsync(Changes.Put(5, "a"));

        conflict.Status.ShouldBe(WriteStatus.Conflict);
        conflict.Value.ShouldBeNull();
        conflict.Reason.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task PutRevision_TheSameAgain_IsDoneAndChangesNothing()
    {
        var store = Open();
        var first = await DoneAsync(store.PutRevisionAsync(Changes.Put(0, "a")));
        (await DoneAsync(store.PutRevisionAsync(Changes.Put(0, "a")))).ShouldBe(first);
        await DoneAsync(store.PutRevisionAsync(Changes.Put(1, "b")));
        var before = await LookAsync(store);

        (await DoneAsync(Open().PutRevisionAsync(Changes.Put(0, "a")))).ShouldBe(first);

        (await LookAsync(store)).ShouldBe(before);
        (await ListAsync(store)).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task PutRevision_TheSameIdWithAnotherContent_IsAConflict()
    {
        var store = Open();
        await DoneAsync(store.PutRevisionAsync(Changes.Put(0, "a", "one")));

        (await store.PutRevisionAsync(Changes.Put(0, "a", "two"))).Status.ShouldBe(WriteStatus.Conflict);
    }

    [Fact]
    public async Task PutRevision_MoreThanAreKept_RemovesTheOldestAndGivesNoNumberTwice()
    {
        var store = Open();
        await FillAsync(store, IRevisions.Kept + 2);

        (await store.ReadRevisionAsync(2)).Status.ShouldBe(ReadStatus.None);
        (await store.ReadRevisionAsync(3)).Status.ShouldBe(ReadStatus.Found);
        (await ListAsync(store)).ShouldBe(Enumerable.Range(3, IRevisions.Kept).Select(n => (long)n).Reverse());
        (await store.PutRevisionAsync(Changes.Put(1, "x"))).Status.ShouldBe(WriteStatus.Conflict);
    }

    [Fact]
    public async Task PutRevision_AboveANumberOfElsewhere_LeavesThoseBetweenOut_AndNoneOfBeforeIsKept()
    {
        var store = Open();
        await FillAsync(store, 3);
        var put = Changes.Put(3, "skip") with { Above = 57 };

        var first = await DoneAsync(store.PutRevisionAsync(put));
        (await DoneAsync(Open().PutRevisionAsync(put))).ShouldBe(first);
        await DoneAsync(store.PutRevisionAsync(Changes.Put(58, "next")));

        first.Number.ShouldBe(58);
        (await ListAsync(store)).ShouldBe([59, 58]);
        foreach (var number in new long[] { 3, 4, 57 })
        {
            (await store.ReadRevisionAsync(number)).Status.ShouldBe(ReadStatus.None);
        }

        (await store.ReadRevisionAsync(58)).Value.ShouldNotBeNull().Info.ShouldBe(first);
        (await store.PutRevisionAsync(Changes.Put(3, "late"))).Status.ShouldBe(WriteStatus.Conflict);
    }

    [Fact]
    public async Task PutRevision_AboveANumberThatIsPassed_TakesTheNextOne()
    {
        var store = Open();
        await FillAsync(store, 3);

        (await DoneAsync(store.PutRevisionAsync(Changes.Put(3, "a") with { Above = 2 }))).Number.ShouldBe(4);

        (await ListAsync(store)).ShouldBe([4, 3, 2, 1]);
    }

    [Fact]
    public async Task PutRevision_FarAboveInAnEmptyStore_IsTheFirst()
    {
        var store = Open();

        (await DoneAsync(store.PutRevisionAsync(Changes.Put(0, "a") with { Above = 500 }))).Number.ShouldBe(501);

        (await store.ReadLatestRevisionAsync()).Value.ShouldNotBeNull().Info.Number.ShouldBe(501);
        (await store.ReadRevisionAsync(501)).Status.ShouldBe(ReadStatus.Found);
        (await store.ReadRevisionAsync(500)).Status.ShouldBe(ReadStatus.None);
    }

    [Fact]
    public async Task PutRevision_ByManyClientsAtOnce_OneWinsEachNumber()
    {
        const int rounds = 10;
        var clients = Enumerable.Range(0, 4).Select(_ => Open()).ToList();
        for (var round = 0; round < rounds; round++)
        {
            var puts = clients.Select((client, i) => client.PutRevisionAsync(Changes.Put(round, $"c{i}.{round}")));
            var outcomes = await Task.WhenAll(puts);

            var winner = outcomes.Where(outcome => outcome.IsDone).ShouldHaveSingleItem().Value;
            outcomes.Count(outcome => outcome.Status == WriteStatus.Conflict).ShouldBe(clients.Count - 1);
            outcomes.ShouldAllBe(outcome => outcome.Value == winner);
        }
    }

    private static async Task FillAsync(ICoordination store, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            (await DoneAsync(store.PutRevisionAsync(Changes.Put(number - 1, $"r{number}")))).Number.ShouldBe(number);
        }
    }

    private static async Task<IEnumerable<long>> ListAsync(ICoordination store) =>
        (await store.ListRevisionsAsync(1000)).Value.ShouldNotBeNull().Select(info => info.Number);
}

using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership.Residing;

public sealed class ResidenceBookTests
{
    private readonly VirtualClock _clock = new();
    private readonly MemoryMedium _medium;

    public ResidenceBookTests() => _medium = new MemoryMedium(StoreId.FromEntropy(new byte[16]), _clock);

    [Fact]
    public async Task LostNode_IsWaitedForNoMore_AndTheOthersAre()
    {
        await HasAsync("db", 2);
        await HasAsync("web", 1, 2);
        await HasAsync("queue", 3);

        var released = await Book().ReleaseAsync("pc2", static _ => false);

        released.Status.ShouldBe(ReleaseStatus.Done);
        released.Groups.ShouldBe(["db", "web"]);
        (await WhereAsync()).ShouldBe(["queue: pc3", "web: pc1"]);
        (await Book().ReleaseAsync("pc2", static _ => false)).Groups.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatItIsToHaveAllTheSame_StaysItsOwn()
    {
        await HasAsync("db", 2);
        await HasAsync("web", 2);

        var released = await Book().ReleaseAsync("pc2", static group => group == "db");

        released.Groups.ShouldBe(["web"]);
        (await WhereAsync()).ShouldBe(["db: pc2"]);
    }

    [Fact]
    public async Task NodeThatIsThere_LosesNothing()
    {
        await HasAsync("web", 2);
        await LivesAsync(2);

        var released = await Book().ReleaseAsync("pc2", static _ => false);

        (released.Status, released.Groups.Count).ShouldBe((ReleaseStatus.Lives, 0));
        (await WhereAsync()).ShouldBe(["web: pc2"]);
    }

    [Fact]
    public async Task NodeThatComesBackBetweenLookAndWrite_LosesNothing()
    {
        await HasAsync("web", 2);
        var book = Interrupted(() => LivesAsync(2));

        (await book.ReleaseAsync("pc2", static _ => false)).Status.ShouldBe(ReleaseStatus.Lives);

        (await WhereAsync()).ShouldBe(["web: pc2"]);
    }

    [Fact]
    public async Task NodeThatEntersBetweenLookAndWrite_IsStillThere()
    {
        await HasAsync("web", 2);
        var book = Interrupted(() => HasAsync("web", 2, 3));

        (await book.ReleaseAsync("pc2", static _ => false)).IsDone.ShouldBeTrue();

        (await WhereAsync()).ShouldBe(["web: pc3"]);
    }

    [Theory]
    [InlineData(CallFate.UnknownDone)]
    [InlineData(CallFate.Unavailable)]
    public async Task WriteOfWhichNobodyCanSay_IsLookedAfter(CallFate fate)
    {
        await HasAsync("web", 2);
        var fates = new Queue<CallFate>([fate]);
        var book = Book(call =>
            call == nameof(IEntries.ChangeEntriesAsync) && fates.TryDequeue(out var odd) ? odd : CallFate.Served
        );

        (await book.ReleaseAsync("pc2", static _ => false)).Groups.ShouldBe(["web"]);

        (await WhereAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task StoreOutOfReach_IsSaid()
    {
        await HasAsync("web", 2);
        var book = Book(static _ => CallFate.Unavailable);

        (await book.NodesAsync()).ShouldBeNull();
        (await book.ReleaseAsync("pc2", static _ => false)).Status.ShouldBe(ReleaseStatus.Unknown);

        (await WhereAsync()).ShouldBe(["web: pc2"]);
    }

    private ResidenceBook Book() => new(new MemoryCoordination(_medium));

    private ResidenceBook Book(Func<string, CallFate> fate) =>
        new(
            new FaultyCoordination(
                new MemoryCoordination(_medium),
                _clock,
                call => new CallPlan(fate(call), TimeSpan.Zero, TimeSpan.Zero)
            )
        );

    /// <summary>Something happens right before its first write.</summary>
    private ResidenceBook Interrupted(Func<Task> happening)
    {
        var hasHappened = false;
        return Book(call =>
        {
            if (call == nameof(IEntries.ChangeEntriesAsync) && !hasHappened)
            {
                hasHappened = true;
                happening().IsCompletedSuccessfully.ShouldBeTrue();
            }

            return CallFate.Served;
        });
    }

    private async Task HasAsync(string group, params int[] nodes)
    {
        var there = nodes.Select(static node => new Residence(
            OwnershipScene.Id(node),
            $"pc{node}",
            HybridTime.FromMilliseconds(7)
        ));
        await PutAsync(ResidenceCodec.Key(group), ResidenceCodec.Format(there));
    }

    private Task LivesAsync(int node) => PutAsync(MemberKeys.Of(OwnershipScene.Id(node)), "{}");

    private async Task PutAsync(EntryKey key, string value) =>
        (
            await new MemoryCoordination(_medium).ChangeEntriesAsync(new EntryChange([], [EntryWrite.Put(key, value)]))
        ).Status.ShouldBe(WriteStatus.Done);

    private async Task<IEnumerable<string>> WhereAsync()
    {
        var read = await new MemoryCoordination(_medium).ReadEntriesAsync(ResidenceCodec.Folder);
        return ResidenceCodec
            .Read(EntriesView.Of(read.Value.ShouldNotBeNull()))
            .Groups.Select(static group =>
                $"{group.Key}: {string.Join(", ", group.Value.Nodes.Select(static one => one.Name))}"
            );
    }
}

using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ownership.Draining;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;
using Supervisor.Tests.Supervision.Placing;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership.Draining;

public sealed class DrainBookTests
{
    private readonly VirtualClock _clock = new();
    private readonly MemoryMedium _medium;
    private readonly List<DrainsView> _told = [];

    public DrainBookTests() => _medium = new MemoryMedium(StoreId.FromEntropy(new byte[16]), _clock);

    [Fact]
    public async Task Drain_IsSeenByAll_AndOutlivesEveryDaemon()
    {
        (await Book().WriteAsync(Places.Id(2), isDrained: true, Command(1), "ann")).ShouldBeNull();
        await using var watch = Book().Watch(_told.Add);
        var view = _told[^1];
        view.Nodes.ShouldBe([Places.Id(2)]);
        view.Find(Places.Id(2)).ShouldNotBeNull().Stamp.Who.ShouldBe("ann");
        view.Find(Places.Id(1)).ShouldBeNull();
    }

    [Fact]
    public async Task Undrain_EndsIt_AndTheOldDrainMadeAgainChangesNothing()
    {
        await using var watch = Book().Watch(_told.Add);
        await Book().WriteAsync(Places.Id(2), isDrained: true, Command(1), "ann");
        await Book().WriteAsync(Places.Id(2), isDrained: false, Command(2), "bob");
        _told[^1].Nodes.ShouldBeEmpty();
        await Book().WriteAsync(Places.Id(2), isDrained: false, Command(2), "bob");
        _told[^1].Said.ShouldHaveSingleItem().Stamp.Who.ShouldBe("bob");
    }

    [Fact]
    public async Task Drain_OfWhichNobodyCanSay_IsLookedAfter()
    {
        var fates = new Queue<CallFate>([CallFate.Served, CallFate.UnknownDone, CallFate.Served]);
        var store = new FaultyCoordination(
            new MemoryCoordination(_medium),
            _clock,
            _ => new CallPlan(fates.Dequeue(), TimeSpan.Zero, TimeSpan.Zero)
        );
        var problem = await new DrainBook(store, new HybridClock(_clock)).WriteAsync(
            Places.Id(2),
            isDrained: true,
            Command(1),
            "ann"
        );
        problem.ShouldBeNull();
        fates.ShouldBeEmpty();
    }

    [Fact]
    public async Task StoreOutOfReach_IsSaid()
    {
        var store = new FaultyCoordination(
            new MemoryCoordination(_medium),
            _clock,
            _ => new CallPlan(CallFate.Unavailable, TimeSpan.Zero, TimeSpan.Zero)
        );
        var book = new DrainBook(store, new HybridClock(_clock));
        (await book.WriteAsync(Places.Id(2), isDrained: true, Command(1), "ann")).ShouldNotBeNull().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task WhatANewerVersionSays_IsTakenForADrain()
    {
        var key = DrainCodec.Key(Places.Id(3));
        await new MemoryCoordination(_medium).ChangeEntriesAsync(
            new EntryChange([], [EntryWrite.Put(key, """{"form":9}""")])
        );
        await using var watch = Book().Watch(_told.Add);
        _told[^1].Nodes.ShouldBe([Places.Id(3)]);
    }

    private DrainBook Book() => new(new MemoryCoordination(_medium), new HybridClock(_clock));

    private static CommandId Command(byte number) => CommandId.FromEntropy([.. Enumerable.Repeat(number, 16)]);
}

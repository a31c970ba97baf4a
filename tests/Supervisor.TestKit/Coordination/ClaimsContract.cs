using Shouldly;
using Supervisor.Cluster.Ownership;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Xunit;

namespace Supervisor.TestKit.Coordination;

/// <summary>What is promised of claims holds whatever store keeps them.</summary>
public abstract class ClaimsContract : WatchesContract
{
    private const string Group = "indexer Ä/1";

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);
    private static readonly HybridTime When = HybridTime.FromMilliseconds(1_767_225_600_000);

    [Fact]
    public async Task Take_GroupNobodyOwned_IsTheFirstEpoch()
    {
        var store = Open();

        var claim = await DoneAsync(Claims(store).TakeAsync(Take(1)));

        claim.ShouldBe(new Claim(Group, 1, Node(1), When, Length, 0, claim.At));
        var view = (await Claims(Open()).ReadAsync()).Value.ShouldNotBeNull();
        view.Claims.ShouldHaveSingleItem().Value.ShouldBe(claim);
    }

    [Fact]
    public async Task Take_TheSameAgain_IsDoneWithTheSameEpoch()
    {
        var store = Open();
        var first = await DoneAsync(Claims(store).TakeAsync(Take(1)));

        (await DoneAsync(Claims(Open()).TakeAsync(Take(1)))).ShouldBe(first);
    }

    [Fact]
    public async Task Take_ByManyAtOnce_OneGetsIt()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(node => Claims(Open()).TakeAsync(Take(node))));

        var winner = outcomes.Where(static outcome => outcome.IsDone).ShouldHaveSingleItem().Value;
        outcomes.Count(static outcome => outcome.Status == WriteStatus.Conflict).ShouldBe(3);
        outcomes.ShouldAllBe(outcome => outcome.Value == winner);
    }

    [Fact]
    public async Task Renew_ByTheOwner_IsANewVersionEachTime()
    {
        var claims = Claims(Open());
        var taken = await DoneAsync(claims.TakeAsync(Take(1)));

        var first = await DoneAsync(claims.RenewAsync(taken, Length));
        var again = await DoneAsync(claims.RenewAsync(taken, Length * 2));

        first.ShouldBe(taken with { Renewal = 1, At = first.At });
        first.At.Renewal.ShouldBeGreaterThan(taken.At.Renewal);
        again.At.Renewal.ShouldBeGreaterThan(
            first.At.Renewal,
            "whoever asks again is not told of what it asked before"
        );
        again.Length.ShouldBe(Length * 2);
    }

    [Fact]
    public async Task Take_RenewedSinceItWasSeen_IsAConflictThatGivesTheClaim()
    {
        var claims = Claims(Open());
        var seen = await DoneAsync(claims.TakeAsync(Take(1)));
        var renewed = await DoneAsync(claims.RenewAsync(seen, Length));

        var conflict = await claims.TakeAsync(Take(2, seen));

        conflict.Status.ShouldBe(WriteStatus.Conflict);
        conflict.Value.ShouldBe(renewed);
    }

    [Fact]
    public async Task Take_FromASilentOwner_IsAHigherEpochThatEndsTheOwnersRight()
    {
        var store = Open();
        var claims = Claims(store);
        var first = await DoneAsync(claims.RenewAsync(await DoneAsync(claims.TakeAsync(Take(1))), Length));

        var second = await DoneAsync(Claims(Open()).TakeAsync(Take(2, first)));

        second.Epoch.ShouldBe(first.Epoch + 1);
        second.Owner.ShouldBe(Node(2));
        var late = await claims.RenewAsync(first, Length);
        late.Status.ShouldBe(WriteStatus.Conflict);
        late.Value.ShouldBe(second);
        (await claims.GiveBackAsync(first, When)).Status.ShouldBe(WriteStatus.Conflict);
        var fenced = await store.ChangeEntriesAsync(
            Changes.EntriesIf(IClaims.Fence(first), Changes.PutEntry("groups/indexer", "stopped"))
        );
        fenced.Status.ShouldBe(WriteStatus.Conflict);
    }

    [Fact]
    public async Task Fence_OfTheOwner_IsNotDisturbedByRenewals()
    {
        var store = Open();
        var taken = await DoneAsync(Claims(store).TakeAsync(Take(1)));
        await DoneAsync(Claims(store).RenewAsync(taken, Length));

        await DoneAsync(
            store.ChangeEntriesAsync(Changes.EntriesIf(IClaims.Fence(taken), Changes.PutEntry("groups/x", "stopped")))
        );
    }

    [Fact]
    public async Task GiveBack_ByTheOwner_LeavesItFreeAndItsEpochKnown()
    {
        var claims = Claims(Open());
        var taken = await DoneAsync(claims.RenewAsync(await DoneAsync(claims.TakeAsync(Take(1))), Length));

        var free = await DoneAsync(claims.GiveBackAsync(taken, When.Next()));

        free.ShouldBe(new Claim(Group, 1, null, When.Next(), TimeSpan.Zero, 0, free.At));
        free.At.Renewal.ShouldBe(0);
        (await DoneAsync(claims.GiveBackAsync(taken, When.Next()))).ShouldBe(free);
        (await claims.RenewAsync(taken, Length)).Status.ShouldBe(WriteStatus.Conflict);
        (await DoneAsync(claims.TakeAsync(Take(2, free)))).Epoch.ShouldBe(2);
    }

    [Fact]
    public async Task GiveBack_OfWhatWasRenewedSince_IsAConflictWithWhatIsThere()
    {
        var claims = Claims(Open());
        var taken = await DoneAsync(claims.TakeAsync(Take(1)));
        var renewed = await DoneAsync(claims.RenewAsync(taken, Length));

        var late = await claims.GiveBackAsync(taken, When.Next());

        late.Status.ShouldBe(WriteStatus.Conflict);
        late.Value.ShouldBe(renewed);
        await DoneAsync(claims.GiveBackAsync(renewed, When.Next()));
    }

    [Fact]
    public async Task Take_HigherEpochSeenElsewhere_IsAboveThat()
    {
        (await DoneAsync(Claims(Open()).TakeAsync(Take(1) with { AboveEpoch = 41 }))).Epoch.ShouldBe(42);
    }

    [Fact]
    public async Task Take_WhatMustHoldDoesNot_IsAConflict()
    {
        var store = Open();
        var member = await PutAsync(store, "members/1", "here");
        var take = Take(1) with { While = [EntryCondition.StillThere(member)] };
        await DoneAsync(store.ChangeEntriesAsync(Changes.Entries(EntryWrite.Delete(member.Key))));

        (await Claims(store).TakeAsync(take)).Status.ShouldBe(WriteStatus.Conflict);

        (await Claims(store).ReadAsync()).Value.ShouldNotBeNull().Claims.ShouldBeEmpty();
    }

    [Fact]
    public async Task Claim_ThatCannotBeRead_IsNobodysToTake()
    {
        var store = Open();
        var there = await PutAsync(store, "claims/indexer/owner", """{"form":2}""");

        var conflict = await Claims(store).TakeAsync(Take(1) with { Group = "indexer" });

        conflict.Status.ShouldBe(WriteStatus.Conflict);
        conflict.Reason.ShouldContain("indexer");
        (await Claims(store).ReadAsync()).Value.ShouldNotBeNull().Damaged.ShouldBe(["indexer"]);
        (await ReadAsync(store, "claims")).ShouldBe([there]);
    }

    [Fact]
    public async Task Watch_OfClaims_TellsTakesRenewalsAndEnds()
    {
        var claims = Claims(Open());
        var views = new System.Collections.Concurrent.ConcurrentQueue<ClaimsView>();
        var ended = new TaskCompletionSource();
        await using var watch = Claims(Open())
            .Watch(view =>
            {
                views.Enqueue(view);
                if (view.Claims.TryGetValue(Group, out var claim) && claim is { Owner: null })
                {
                    ended.TrySetResult();
                }
            });

        var taken = await DoneAsync(claims.TakeAsync(Take(1)));
        await DoneAsync(claims.GiveBackAsync(taken, When));
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        views.Last().IsCurrent.ShouldBeTrue();
        views.Last().Damaged.ShouldBeEmpty();
    }

    [Fact]
    public async Task Watch_ThatIsEndedByWhomItTells_LeavesTheOthersTold()
    {
        var claims = Claims(Open());
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        IAsyncDisposable? own = null;
        var endings = Task.CompletedTask;
        own = claims.Watch(view =>
        {
            if (view.Claims.ContainsKey(Group) && own is { } watch)
            {
                own = null;
                endings = watch.DisposeAsync().AsTask();
                first.TrySetResult();
            }
        });
        await using var other = claims.Watch(view =>
        {
            if (view.Claims.ContainsKey(Group))
            {
                second.TrySetResult();
            }
        });

        await DoneAsync(claims.TakeAsync(Take(1)));

        await Task.WhenAll(first.Task, second.Task)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await endings;
    }

    private static EntryClaims Claims(ICoordination store) => new(store);

    private static NodeId Node(int number) => Changes.Node("any", number).Node;

    private static ClaimTake Take(int node, Claim? seen = null) =>
        new(Group, Node(node), seen, AboveEpoch: 0, Length, When, []);
}

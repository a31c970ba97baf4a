using Shouldly;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Xunit;

namespace Supervisor.TestKit.Coordination;

/// <summary>The part of the contract that speaks of <see cref="ILeases"/>.</summary>
public abstract class LeasesContract : EntriesContract
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task GrantLease_TheSameIdAgain_IsTheSameLease()
    {
        var store = Open();
        var wanted = NewLease();

        var granted = await DoneAsync(store.GrantLeaseAsync(wanted));

        granted.Id.ShouldBe(wanted.Id);
        granted.Ttl.ShouldBeGreaterThanOrEqualTo(wanted.Ttl);
        (await DoneAsync(Open().GrantLeaseAsync(wanted))).ShouldBe(granted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(86_400_001)]
    public async Task GrantLease_TtlBeyondTheBounds_IsRefused(int milliseconds)
    {
        var refused = await Open().GrantLeaseAsync(NewLease() with { Ttl = TimeSpan.FromMilliseconds(milliseconds) });

        refused.Status.ShouldBe(WriteStatus.Refused);
        refused.Reason.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Lease_NotKept_GoesWithAllItsEntriesAtOneMoment()
    {
        var store = Open();
        await using var watch = WatchLog.Of(Open(), "a");
        await PutAsync(store, "a/stays", "1");
        var lease = await LeaseAsync(store, "a/x", "a/y");
        await watch.UntilAsync(static view => view.Entries.Count == 3, "both are told");
        watch.Views[^1].Find(Changes.Key("a/x")).ShouldNotBeNull().Lease.ShouldBe(lease);

        await GoneAsync(watch, "a/x");

        watch.Views[^1].Entries.Keys.ShouldBe([Changes.Key("a/stays")]);
        watch.Views.ShouldNotContain(static view => view.Entries.Count == 2, "one was gone before the other");
        (await store.KeepLeaseAsync(lease)).Status.ShouldBe(WriteStatus.Conflict);
        (await ReadAsync(store, "a")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Lease_Kept_StandsLongerThanItsTtl()
    {
        var store = Open();
        await using var watch = WatchLog.Of(store, "a");
        var kept = await LeaseAsync(store, "a/kept");
        await LeaseAsync(store, "a/lost");
        await watch.UntilAsync(static view => view.Entries.Count == 2, "both are told");

        await GoneAsync(watch, "a/lost", async () => (await DoneAsync(store.KeepLeaseAsync(kept))).Id.ShouldBe(kept));

        (await ReadAsync(store, "a")).ShouldHaveSingleItem().Lease.ShouldBe(kept);
    }

    [Fact]
    public async Task KeepLease_NeverGranted_IsAConflict()
    {
        var conflict = await Open().KeepLeaseAsync(NewLease().Id);

        conflict.Status.ShouldBe(WriteStatus.Conflict);
        conflict.Value.ShouldBeNull();
        conflict.Reason.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task LookAtLease_TellsWhatIsLeftOfIt_AndKeepsNothing()
    {
        var store = Open();
        var wanted = NewLease() with { Ttl = TimeSpan.FromSeconds(60) };
        var granted = await DoneAsync(store.GrantLeaseAsync(wanted));

        var first = await SeenAsync(store, wanted.Id);
        LetPass(Step);
        var later = await SeenAsync(Open(), wanted.Id);
        await DoneAsync(store.KeepLeaseAsync(wanted.Id));
        var kept = await SeenAsync(store, wanted.Id);

        first.Lease.ShouldBe(granted);
        first.Left.ShouldBeInRange(TimeSpan.FromSeconds(40), granted.Ttl);
        later.Left.ShouldBeLessThanOrEqualTo(first.Left);
        kept.Left.ShouldBeGreaterThanOrEqualTo(later.Left);
        kept.Age.ShouldBe(granted.Ttl - kept.Left);
    }

    [Fact]
    public async Task LookAtLease_LostOrNeverGranted_FindsNone()
    {
        var store = Open();
        var lease = await LeaseAsync(store, "a/x");
        await DoneAsync(store.RevokeLeaseAsync(lease));

        (await store.LookAtLeaseAsync(lease)).Status.ShouldBe(ReadStatus.None);
        (await store.LookAtLeaseAsync(NewLease().Id)).Status.ShouldBe(ReadStatus.None);
    }

    [Fact]
    public async Task RevokeLease_EndsItAndItsEntriesAtOnce()
    {
        var store = Open();
        var lease = await LeaseAsync(store, "a/x", "a/y");

        await DoneAsync(store.RevokeLeaseAsync(lease));

        (await ReadAsync(Open(), "a")).ShouldBeEmpty();
        (await store.KeepLeaseAsync(lease)).Status.ShouldBe(WriteStatus.Conflict);
        (await DoneAsync(store.RevokeLeaseAsync(lease))).Id.ShouldBe(lease);
    }

    [Fact]
    public async Task ChangeEntries_LeaseIsLost_IsAConflictAndWritesNothing()
    {
        var store = Open();
        var lease = await LeaseAsync(store, "a/x");
        await DoneAsync(store.RevokeLeaseAsync(lease));

        var conflict = await store.ChangeEntriesAsync(
            Changes.Entries(Changes.PutEntry("a/x", "2", lease), Changes.PutEntry("a/y", "2"))
        );

        conflict.Status.ShouldBe(WriteStatus.Conflict);
        conflict.Reason.ShouldContain("lost");
        (await ReadAsync(store, "a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task ChangeEntries_RewrittenWithoutOrWithAnotherLease_GoesNotWithTheFirst()
    {
        var store = Open();
        var first = await LeaseAsync(store, "a/x", "a/y", "a/z");
        var second = await LeaseAsync(store);
        await DoneAsync(
            store.ChangeEntriesAsync(
                Changes.Entries(Changes.PutEntry("a/x", "free"), Changes.PutEntry("a/y", "second", second))
            )
        );

        await DoneAsync(store.RevokeLeaseAsync(first));
        (await ReadAsync(store, "a")).Select(static entry => entry.Value).ShouldBe(["free", "second"]);
        await DoneAsync(store.RevokeLeaseAsync(second));
        (await ReadAsync(store, "a")).ShouldHaveSingleItem().Value.ShouldBe("free");
    }

    /// <summary>A new lease with these entries.</summary>
    protected static async Task<LeaseId> LeaseAsync(ICoordination store, params string[] paths)
    {
        var lease = await DoneAsync(store.GrantLeaseAsync(NewLease()));
        if (paths.Length > 0)
        {
            var puts = paths.Select(path => Changes.PutEntry(path, "leased", lease.Id));
            await DoneAsync(store.ChangeEntriesAsync(Changes.Entries([.. puts])));
        }

        return lease.Id;
    }

    private static async Task<LeaseSight> SeenAsync(ICoordination store, LeaseId id)
    {
        var seen = await store.LookAtLeaseAsync(id);
        seen.IsFound.ShouldBeTrue(seen.Reason);
        return seen.Value!;
    }

    private static Lease NewLease() =>
        new(LeaseId.FromEntropy(Guid.NewGuid().ToByteArray().AsSpan(0, 8)), ILeases.ShortestTtl);

    /// <param name="meanwhile">Done again and again until it is gone.</param>
    private async Task GoneAsync(WatchLog watch, string path, Func<Task>? meanwhile = null)
    {
        var key = Changes.Key(path);
        var pace = Open();
        var gone = watch.UntilAsync(
            view => view.Version > There(watch, key) && view.Find(key) is null,
            $"{path} is gone"
        );
        while (!gone.IsCompleted && (LetPass(Step) || meanwhile is not null))
        {
            await (meanwhile?.Invoke() ?? pace.LookAsync());
        }

        await gone;
    }

    private static long There(WatchLog watch, EntryKey key) =>
        watch.Views.Select(view => view.Find(key)?.Version ?? 0).Max();
}

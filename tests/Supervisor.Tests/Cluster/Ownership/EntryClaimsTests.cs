using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Ownership;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Cluster.Ownership;

/// <summary>All who watch claims in one daemon watch the store once.</summary>
public sealed class EntryClaimsTests : IEntries
{
    private static readonly NodeId Node = NodeId.FromEntropy(new byte[16]);

    private readonly MemoryCoordination _store = new(new MemoryMedium(Changes.Store(1), new VirtualClock()));
    private readonly EntryClaims _claims;
    private int _watches;

    public EntryClaimsTests() => _claims = new EntryClaims(this);

    [Fact]
    public async Task Watchers_AreToldTheSame_ByOneWatchOfTheStore()
    {
        var (first, second) = (new List<string>(), new List<string>());
        await using var one = Watch(first);
        await TakeAsync("a");
        await using var other = Watch(second);
        await TakeAsync("b");

        first.ShouldBe(["", "a", "a b"]);
        second.ShouldBe(["a", "a b"], "whoever comes later hears at once what is there");
        _watches.ShouldBe(1);
    }

    [Fact]
    public async Task Watcher_ThatIsGone_HearsNothing_AndTheLastOneEndsTheWatch()
    {
        var (first, second) = (new List<string>(), new List<string>());
        var one = Watch(first);
        await using (Watch(second))
        {
            await one.DisposeAsync();
            await one.DisposeAsync();
            await TakeAsync("a");
        }

        _watches.ShouldBe(0);
        first.ShouldBe([""]);
        second.ShouldBe(["", "a"]);
    }

    [Fact]
    public async Task Watcher_AfterAllWereGone_HearsWhatIsThereNow()
    {
        await Watch([]).DisposeAsync();
        await TakeAsync("a");
        var told = new List<string>();

        await using var again = Watch(told);

        told.ShouldBe(["a"]);
        _watches.ShouldBe(1);
    }

    Task<WriteOutcome<EntriesSeen>> IEntries.ChangeEntriesAsync(EntryChange change) =>
        _store.ChangeEntriesAsync(change);

    Task<ReadOutcome<EntriesSeen>> IEntries.ReadEntriesAsync(EntryKey folder) => _store.ReadEntriesAsync(folder);

    IAsyncDisposable IEntries.WatchEntries(EntryKey folder, Action<EntriesView> listener)
    {
        _watches++;
        return new Ending(_store.WatchEntries(folder, listener), () => _watches--);
    }

    private IAsyncDisposable Watch(List<string> told) =>
        _claims.Watch(view => told.Add(string.Join(' ', view.Claims.Keys)));

    private Task<WriteOutcome<Claim>> TakeAsync(string group) =>
        _claims.TakeAsync(new ClaimTake(group, Node, null, 0, TimeSpan.FromSeconds(5), HybridTime.Zero, []));

    private sealed class Ending(IAsyncDisposable watch, Action onEnd) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            onEnd();
            return watch.DisposeAsync();
        }
    }
}

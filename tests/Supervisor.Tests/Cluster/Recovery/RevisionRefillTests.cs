using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Recovery;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Cluster.Recovery;

public sealed class RevisionRefillTests
{
    private readonly MemoryCoordination _store = new(new MemoryMedium(Changes.Store(1)));
    private readonly Revision _held = new(
        new RevisionInfo(4, "hash", 3, Changes.Stamp("four")),
        new byte[] { 1, 2, 3 }
    );
    private int _drawn;

    [Fact]
    public async Task EmptyStore_HasTheRevisionUnderItsNumber_AndGoesOnAfterIt()
    {
        (await FillAsync(4)).ShouldBeNull();

        var latest = (await _store.ReadLatestRevisionAsync()).Value.ShouldNotBeNull();
        (latest.Info.Number, latest.Info.Stamp).ShouldBe((4, _held.Info.Stamp));
        latest.Content.ToArray().ShouldBe(_held.Content.ToArray());
        (await _store.ReadRevisionAsync(3)).Value!.Info.Stamp.Who.ShouldBe(RevisionRefill.FilledBy);
        (await _store.PutRevisionAsync(Changes.Put(4, "five"))).Value!.Number.ShouldBe(5);
    }

    [Fact]
    public async Task OlderStore_KeepsWhatItHas_AndOneThatIsFurther_IsLeftAlone()
    {
        await _store.PutRevisionAsync(Changes.Put(0, "one"));
        (await FillAsync(4)).ShouldBeNull();
        (await _store.ReadRevisionAsync(1)).Value!.Info.Stamp.Id.Value.ShouldBe("one");

        (await FillAsync(3)).ShouldBeNull();
        (await _store.LookAsync()).Value!.Latest!.Number.ShouldBe(4);
    }

    [Fact]
    public async Task HigherNumber_IsReachedAsWell()
    {
        (await FillAsync(1000)).ShouldBeNull();
        (await _store.LookAsync()).Value!.Latest!.Number.ShouldBe(1000);
    }

    [Fact]
    public async Task StoreThatDoesNotKnowWhetherItWrote_IsAskedAgain_AndOneThatRefuses_IsSaid()
    {
        var faults = new Queue<CallFate>([CallFate.Served, CallFate.UnknownDone, CallFate.UnknownNotDone]);
        (await RevisionRefill.FillAsync(Faulty(() => Next(faults, CallFate.Served)), 4, _held, Draw)).ShouldBeNull();
        (await _store.LookAsync()).Value!.Latest!.Number.ShouldBe(4);

        (await RevisionRefill.FillAsync(Faulty(() => CallFate.Unavailable), 6, _held, Draw)).ShouldNotBeNull();
    }

    private Task<string?> FillAsync(long number) => RevisionRefill.FillAsync(_store, number, _held, Draw);

    private byte[] Draw(int bytes)
    {
        _drawn++;
        return [.. Enumerable.Range(0, bytes).Select(place => (byte)(_drawn >> (8 * (place % 4))))];
    }

    private FaultyCoordination Faulty(Func<CallFate> fate) =>
        new(
            _store,
            new VirtualClock(),
            method =>
                CallPlan.AtOnce with
                {
                    Fate = method == nameof(IRevisions.PutRevisionAsync) ? fate() : CallFate.Served,
                }
        );

    private static CallFate Next(Queue<CallFate> faults, CallFate last) =>
        faults.TryDequeue(out var fate) ? fate : last;
}

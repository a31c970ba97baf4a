using Shouldly;
using Supervisor.Node.Audit;
using Xunit;

namespace Supervisor.Tests.Node.Audit;

public sealed class AuditLimitTests
{
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    private readonly AuditLimit _limit = new(most: 2, Span);

    [Fact]
    public void Source_BeyondItsMost_IsHeldBackAndCounted()
    {
        Take("ann", 5, at: 0).ShouldBe(2);

        _limit.TakeHeld(Seconds(30)).ShouldBe([("ann", 3)]);
        _limit.TakeHeld(Seconds(31)).ShouldBeEmpty("They were told.");
    }

    [Fact]
    public void Source_AfterItsSpan_IsToldAgain_AndWhatWasHeldIsNotLost()
    {
        Take("ann", 5, at: 0);

        Take("ann", 1, at: 60).ShouldBe(1);

        _limit.TakeHeld(Seconds(61)).ShouldBe([("ann", 3)]);
    }

    [Fact]
    public void Sources_DoNotTakeEachOthersPlaces()
    {
        Take(AuditEntry.Strangers, 100, at: 0).ShouldBe(2);

        Take("ann", 1, at: 0).ShouldBe(1);
    }

    [Fact]
    public void Sources_WithoutNumber_ShareOneCount()
    {
        var told = Enumerable.Range(0, 10_000).Count(i => _limit.Takes($"agent {i}", Seconds(0)));

        told.ShouldBeLessThan(1000);
        _limit.TakeHeld(Seconds(0)).ShouldHaveSingleItem().Count.ShouldBe(10_000 - told);
    }

    [Fact]
    public void Source_ThatIsQuiet_IsForgotten()
    {
        foreach (var i in Enumerable.Range(0, 1000))
        {
            _limit.Takes($"agent {i}", Seconds(0));
        }

        _limit.TakeHeld(Seconds(120));

        Take("a new one", 2, at: 121).ShouldBe(2);
        Take("another", 2, at: 121).ShouldBe(2);
    }

    private int Take(string source, int times, int at) =>
        Enumerable.Range(0, times).Count(_ => _limit.Takes(source, Seconds(at)));

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}

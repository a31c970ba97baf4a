using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Supervision.Time;

public sealed class HybridClockTests
{
    private readonly VirtualClock _wall = new();
    private readonly HybridClock _clock;

    public HybridClockTests() => _clock = new HybridClock(_wall);

    [Fact]
    public void Readings_AtTheSameMoment_Rise()
    {
        var first = _clock.Next();
        _clock.Next().ShouldBeGreaterThan(first);
    }

    [Fact]
    public void Reading_FollowsTheWallClock()
    {
        _clock.Next();
        _wall.MoveTo(TimeSpan.FromSeconds(3));
        _clock.Next().WallClock.ShouldBe(_wall.GetUtcNow());
    }

    [Fact]
    public void Readings_AfterTheWallClockWasSteppedBack_RiseStill()
    {
        var before = _clock.Next();
        _wall.WallClockStep = TimeSpan.FromHours(-1);
        _clock.Next().ShouldBeGreaterThan(before);
    }

    [Fact]
    public void Observe_OfALaterNode_MakesAllThatFollowsLater()
    {
        var other = HybridTime.FromMilliseconds(_wall.GetUtcNow().ToUnixTimeMilliseconds() + 60_000);
        _clock.Observe(other).ShouldBeGreaterThan(other);
        _clock.Next().ShouldBeGreaterThan(other);
    }
}

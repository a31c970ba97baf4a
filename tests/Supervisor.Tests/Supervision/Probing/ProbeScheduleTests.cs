using Shouldly;
using Xunit;
using static Supervisor.Tests.Supervision.Probing.ProbeOrders;

namespace Supervisor.Tests.Supervision.Probing;

public sealed class ProbeScheduleTests
{
    [Fact]
    public void Readiness_OfAStart_IsLookedForAtOnceAndThenOften()
    {
        var run = new ProbeRun(Readiness());

        run.FailUntil(Seconds(4));

        run.Tries.Select(at => at.TotalMilliseconds).ShouldBe([0, 100, 300, 700, 1500, 2500, 3500]);
    }

    [Fact]
    public void Readiness_AfterTheFirstPass_IsTriedEachInterval()
    {
        var run = new ProbeRun(Readiness());

        run.Fail();
        run.Pass();
        run.Pass();
        run.Fail();
        run.Fail();

        run.Tries.Select(at => at.TotalSeconds).ShouldBe([0, 0.1, 10.1, 20.1, 30.1]);
    }

    [Fact]
    public void Readiness_WithAShortInterval_IsNotLookedForMoreOftenThanThat()
    {
        var run = new ProbeRun(Readiness().With(probe => probe with { Interval = TimeSpan.FromMilliseconds(150) }));

        run.FailUntil(TimeSpan.FromMilliseconds(600));

        run.Tries.Select(at => at.TotalMilliseconds).ShouldBe([0, 100, 150, 300, 450]);
    }

    [Fact]
    public void Interval_OfZero_IsATenthOfASecond()
    {
        var run = new ProbeRun(Readiness().With(probe => probe with { Interval = TimeSpan.Zero }));

        run.Pass();

        run.State.NextTry.ShouldBe(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void Liveness_OfAStart_IsTriedAnIntervalLater() => new ProbeRun(Liveness()).State.NextTry.ShouldBe(Interval);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 500)]
    [InlineData(0.99, 990)]
    public void Probe_OfWhatRunsAlready_BeginsWithinASecond(double chance, double milliseconds)
    {
        new ProbeRun(Readiness().Adopted(), chance).State.NextTry.TotalMilliseconds.ShouldBe(milliseconds, 0.001);
        new ProbeRun(Liveness().Adopted(), chance).State.NextTry.TotalMilliseconds.ShouldBe(milliseconds, 0.001);
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(0.5, 10)]
    [InlineData(1, 11)]
    public void Interval_IsJitteredByATenth(double chance, double seconds)
    {
        var run = new ProbeRun(Readiness(), chance);

        run.Pass();

        run.State.NextTry.TotalSeconds.ShouldBe(seconds, 0.001);
    }

    [Fact]
    public void Interval_RunsFromTheEndOfATry()
    {
        var run = new ProbeRun(Readiness());

        run.Pass(lasting: Seconds(3));

        run.State.NextTry.ShouldBe(Seconds(13));
    }

    [Fact]
    public void Look_ThatLastsBeyondTheNextBeat_IsFollowedByItAtOnce()
    {
        var run = new ProbeRun(Readiness());
        run.FailUntil(Seconds(9));

        run.Fail(lasting: Seconds(3));

        run.State.NextTry.ShouldBe(run.Now);
        run.State.Counted.ShouldBe(0);
        run.Fail();
        run.State.Counted.ShouldBe(1);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}

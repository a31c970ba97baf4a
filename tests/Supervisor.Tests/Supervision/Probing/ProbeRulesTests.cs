using Shouldly;
using Supervisor.Supervision.Probing;
using Xunit;
using static Supervisor.Tests.Supervision.Probing.ProbeOrders;

namespace Supervisor.Tests.Supervision.Probing;

public sealed class ProbeRulesTests
{
    private static readonly ProbeWord Failing = new(Passes: false, IsSuspect: false);
    private static readonly ProbeWord FailingSuspect = new(Passes: false, IsSuspect: true);

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

    [Fact]
    public void Looks_ThatFail_CountForNothing()
    {
        var run = new ProbeRun(Readiness());

        run.FailUntil(Seconds(30));

        run.State.Failures.ShouldBeGreaterThan(20);
        run.State.Counted.ShouldBe(2);
        run.Words.ShouldBeEmpty();
    }

    [Fact]
    public void Verdict_OfWhatNeverPassed_ComesAfterAsManyIntervalsAsThereAreTries()
    {
        var readiness = new ProbeRun(Readiness());
        var liveness = new ProbeRun(Liveness());

        readiness.FailUntil(Seconds(60));
        liveness.FailUntil(Seconds(60));

        readiness.Words.ShouldBe([(Seconds(30), Failing)]);
        liveness.Words.ShouldBe([(Seconds(30), Failing)]);
    }

    [Fact]
    public void Verdict_OfOneMissedTry_IsNone()
    {
        var run = new ProbeRun(Liveness());

        run.Pass();
        run.Fail();
        run.Fail();
        run.Pass();
        run.Fail();
        run.Fail();
        run.Pass();

        run.Words.ShouldBe([(Interval, ProbeWord.Passing)]);
    }

    [Fact]
    public void Verdict_ThatStays_IsSaidOnce()
    {
        var run = new ProbeRun(Liveness());

        run.Pass();
        run.Pass();
        for (var i = 0; i < 10; i++)
        {
            run.Fail();
        }

        run.Pass();

        run.Words.Select(said => said.Word).ShouldBe([ProbeWord.Passing, Failing, ProbeWord.Passing]);
    }

    [Fact]
    public void Failure_InsideTheStartPeriod_DoesNotCount()
    {
        var run = new ProbeRun(Liveness().With(probe => probe with { StartPeriod = Seconds(65) }));

        run.FailUntil(Seconds(65));
        run.State.Failures.ShouldBe(6);
        run.State.Counted.ShouldBe(0);
        run.FailUntil(Seconds(200));

        run.Words.ShouldBe([(Seconds(90), Failing)]);
    }

    [Fact]
    public void Failure_InsideTheStartPeriodAfterAPass_DoesNotCountEither()
    {
        var run = new ProbeRun(Readiness().With(probe => probe with { StartPeriod = Seconds(65) }));

        run.Pass();
        run.FailUntil(Seconds(65));

        run.Words.ShouldBe([(TimeSpan.Zero, ProbeWord.Passing)]);
        run.Testimony.ShouldBe(true);
    }

    [Fact]
    public void Pass_InsideTheStartPeriod_IsAVerdict()
    {
        var run = new ProbeRun(Readiness().With(probe => probe with { StartPeriod = Seconds(65) }));

        run.Fail();
        run.Pass();

        run.Words.ShouldBe([(TimeSpan.FromMilliseconds(100), ProbeWord.Passing)]);
    }

    [Fact]
    public void StartPeriod_OfWhatRunsAlready_IsOver()
    {
        var run = new ProbeRun(Liveness().Adopted().With(probe => probe with { StartPeriod = Seconds(65) }));

        run.Fail();

        run.State.Counted.ShouldBe(1);
    }

    [Fact]
    public void Failure_WhileTheObserverIsSuspected_IsSaidWithTheSuspicion()
    {
        var run = new ProbeRun(Liveness());
        run.Fail();

        run.Hear(isSuspect: true);
        run.Fail();
        run.Fail();
        run.Fail();

        run.Words.ShouldBe([(Seconds(30), FailingSuspect)]);
    }

    [Fact]
    public void Failure_ThatOutlastsTheSuspicion_IsSaidAgainAfterAsManyTriesAsAlways()
    {
        var run = new ProbeRun(Liveness());
        run.Hear(isSuspect: true);
        run.FailUntil(Seconds(41));

        run.Hear(isSuspect: false);
        run.Fail();
        run.Fail();
        run.Words.ShouldBe([(Seconds(30), FailingSuspect)]);
        run.Fail();
        run.Fail();

        run.Words.ShouldBe([(Seconds(30), FailingSuspect), (Seconds(70), Failing)]);
    }

    [Fact]
    public void Failures_ShortOfAVerdictUnderSuspicion_AreForgotten()
    {
        var run = new ProbeRun(Liveness());
        run.Hear(isSuspect: true);
        run.Fail();
        run.Fail();

        run.Hear(isSuspect: false);
        run.Fail();

        run.Words.ShouldBeEmpty();
    }

    [Fact]
    public void Observer_ThatWasNeverSuspected_TakesNothingBack()
    {
        var run = new ProbeRun(Liveness());
        run.Fail();
        run.Fail();

        run.Hear(isSuspect: false);
        run.Fail();

        run.Words.ShouldBe([(Seconds(30), Failing)]);
    }

    [Fact]
    public void Failure_SaidInGoodFaith_IsNotTakenBackBySuspicion()
    {
        var run = new ProbeRun(Liveness());
        run.FailUntil(Seconds(31));

        run.Hear(isSuspect: true);
        run.Fail();
        run.Hear(isSuspect: false);
        run.FailUntil(Seconds(200));

        run.Words.ShouldBe([(Seconds(30), Failing)]);
    }

    [Fact]
    public void Testimony_OfWhatIsNotExpectedToWorkYet_IsNone()
    {
        var starting = new ProbeRun(Readiness());
        starting.FailUntil(Seconds(60));
        starting.Testimony.ShouldBeNull();

        var beforeItsFirstBeat = new ProbeRun(Readiness());
        beforeItsFirstBeat.Fail();
        beforeItsFirstBeat.Testimony.ShouldBeNull();
    }

    [Fact]
    public void Testimony_OfWhatShouldWork_IsAgainstTheObserverAtItsFirstFailure()
    {
        var passed = new ProbeRun(Readiness());
        passed.Pass();
        passed.Testimony.ShouldBe(true);
        passed.Fail();
        passed.Testimony.ShouldBe(false);

        var adopted = new ProbeRun(Readiness().Adopted());
        adopted.Fail();
        adopted.Testimony.ShouldBe(false);

        var liveness = new ProbeRun(Liveness());
        liveness.Fail();
        liveness.Testimony.ShouldBe(false);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}

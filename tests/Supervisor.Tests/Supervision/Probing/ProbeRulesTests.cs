using Shouldly;
using Supervisor.Supervision.Probing;
using Xunit;
using static Supervisor.Tests.Supervision.Probing.ProbeOrders;

namespace Supervisor.Tests.Supervision.Probing;

public sealed class ProbeRulesTests
{
    private static readonly ProbeWord Failing = new(Passes: false, IsSuspect: false);

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

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}

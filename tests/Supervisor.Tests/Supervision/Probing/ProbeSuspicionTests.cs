using Shouldly;
using Supervisor.Supervision.Probing;
using Xunit;
using static Supervisor.Tests.Supervision.Probing.ProbeOrders;

namespace Supervisor.Tests.Supervision.Probing;

public sealed class ProbeSuspicionTests
{
    private static readonly ProbeWord Failing = new(Passes: false, IsSuspect: false);
    private static readonly ProbeWord FailingSuspect = new(Passes: false, IsSuspect: true);

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

using Shouldly;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Probing;
using Supervisor.Supervision.Probing.Observing;
using Xunit;

namespace Supervisor.Tests.Supervision.Probing.Observing;

public sealed class ObserverRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private ObserverState _state = ObserverState.Initial;
    private TimeSpan _now;

    [Fact]
    public void Observer_WhereMoreThanHalfBeginToFail_IsSuspected()
    {
        Report(true, 0..4);

        Report(false, 0..2);
        _state.IsSuspected.ShouldBeFalse();
        Report(false, 2..3);

        _state.Description.ShouldBe(new ObserverDescription(Noon, Agents: 4, Failing: 3));
    }

    [Fact]
    public void Observer_OfTooFew_IsNotSuspected()
    {
        Report(true, 0..2);

        Report(false, 0..2);

        _state.IsSuspected.ShouldBeFalse();
    }

    [Fact]
    public void Failures_ThatBeganLongerAgoThanTheWindow_AreTheAgentsOwn()
    {
        Report(true, 0..5);
        Report(false, 0..2);

        _now = TimeSpan.FromSeconds(31);
        Report(false, 2..4);

        _state.Failing.ShouldBe(4);
        _state.IsSuspected.ShouldBeFalse();
    }

    [Fact]
    public void Failures_RepeatedWithinTheWindow_BeganWhenTheyBegan()
    {
        Report(true, 0..5);
        Report(false, 0..2);

        _now = TimeSpan.FromSeconds(31);
        Report(false, 0..3);

        _state.IsSuspected.ShouldBeFalse();
    }

    [Fact]
    public void Suspicion_LastsUntilTheMajorityPassesAgain()
    {
        Report(true, 0..6);
        Report(false, 0..5);
        _now = TimeSpan.FromHours(1);

        Report(true, 0..2);
        _state.IsSuspected.ShouldBeTrue("Half of them is no majority.");
        Report(true, 2..3);

        _state.IsSuspected.ShouldBeFalse();
    }

    [Fact]
    public void Suspicion_EndsWhenThoseThatFailAreGone()
    {
        Report(true, 0..6);
        Report(false, 0..4);
        _state.IsSuspected.ShouldBeTrue();

        Report(null, 0..3);

        _state.IsSuspected.ShouldBeFalse();
        _state.Description.ShouldBe(new ObserverDescription(null, Agents: 3, Failing: 1));
    }

    [Fact]
    public void Agents_ThatPassAndAreGone_LeaveTheOthersAsTheMajority()
    {
        Report(true, 0..6);
        Report(false, 0..3);

        Report(null, 4..6);

        _state.IsSuspected.ShouldBeTrue();
    }

    [Fact]
    public void TwoProbesOfOneAgent_CountOnce()
    {
        Report(true, 0..3);
        Report(true, 0..1, isLiveness: true);

        Report(false, 0..1);
        Report(false, 0..1, isLiveness: true);

        _state.IsSuspected.ShouldBeFalse();
        _state.Failing.ShouldBe(1);
    }

    [Fact]
    public void Agent_OfWhichOneProbePassesAgain_FailsUntilBothDo()
    {
        Report(false, 0..1);
        Report(false, 0..1, isLiveness: true);

        Report(true, 0..1);
        _state.Failing.ShouldBe(1);
        Report(true, 0..1, isLiveness: true);

        _state.Failing.ShouldBe(0);
    }

    [Fact]
    public void OldIncarnation_ThatIsGone_TakesNothingOfTheNewOne()
    {
        Report(true, 0..1);
        Report(false, 0..1, incarnation: "2");

        Report(null, 0..1);

        _state.Description.ShouldBe(new ObserverDescription(null, Agents: 1, Failing: 1));
    }

    [Fact]
    public void Report_ThatIsKnown_ChangesNothing()
    {
        Report(true, 0..3);
        var before = _state;

        Report(true, 0..3);
        Report(null, 7..8);

        _state.ShouldBeSameAs(before);
    }

    private void Report(bool? passes, Range agents, bool isLiveness = false, string incarnation = "1")
    {
        for (var i = agents.Start.Value; i < agents.End.Value; i++)
        {
            var probe = new ProbeId(new AgentAddress("group", $"agent-{i}"), incarnation, isLiveness);
            var moment = new ProbeMoment(_now, Noon + _now);
            _state = ObserverRules.Report(_state, ObserverLimits.Usual, probe, passes, moment);
        }
    }
}

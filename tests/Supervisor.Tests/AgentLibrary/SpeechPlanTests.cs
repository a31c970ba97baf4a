using Shouldly;
using Supervisor.AgentLibrary;
using Supervisor.AgentLibrary.Sending;
using Supervisor.AgentLibrary.Words;
using Xunit;

namespace Supervisor.Tests.AgentLibrary;

public sealed class SpeechPlanTests
{
    private static readonly Word Ready = Word.Ready(null);

    private readonly SpeechPlan _plan = new();

    [Fact]
    public void Nothing_IsPlanned_BeforeSomethingWasSaid() => _plan.NextAt.ShouldBeNull();

    [Fact]
    public void Word_ThatWasTaken_IsNotSaidAgain()
    {
        _plan.Say(Ready);
        _plan.Said(Ready, Verdict.Taken, Seconds(1));

        _plan.NextAt.ShouldBeNull();
    }

    [Fact]
    public void Word_ThatWasRefused_IsNotSaidAgain()
    {
        _plan.Say(Ready);
        _plan.Said(Ready, Verdict.Refused, Seconds(1));

        _plan.NextAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(Verdict.Away)]
    [InlineData(Verdict.Unreachable)]
    [InlineData(Verdict.Keep)]
    public void Word_ThatDidNotArriveForGood_IsSaidAgainEverMoreSeldom(object verdict)
    {
        _plan.Say(Ready);
        var pauses = new List<double>();
        var now = TimeSpan.Zero;
        for (var attempt = 0; attempt < 7; attempt++)
        {
            _plan.Said(Ready, (Verdict)verdict, now);
            pauses.Add((_plan.NextAt!.Value - now).TotalSeconds);
            now = _plan.NextAt.Value;
        }

        pauses.ShouldBe([0.2, 0.4, 0.8, 1.6, 3.2, 5, 5], tolerance: 0.001);
    }

    [Fact]
    public void LaterWord_TakesThePlaceOfOneThatIsStillDue()
    {
        var notReady = Word.NotReady("no model");
        _plan.Say(Ready);
        _plan.Say(notReady);

        _plan.Said(Ready, Verdict.Taken, Seconds(1));

        _plan.Last.ShouldBe(notReady);
        _plan.IsDue.ShouldBeTrue();
    }

    [Fact]
    public void LostHeartbeat_MakesTheLastWordDueAgain()
    {
        _plan.Say(Ready);
        _plan.Said(Ready, Verdict.Taken, Seconds(1));

        _plan.Passed(Verdict.Unreachable, Seconds(11));

        _plan.IsDue.ShouldBeTrue();
        _plan.NextAt.ShouldBe(Seconds(11.2));
    }

    [Fact]
    public void LostHeartbeat_OfOneThatHasSaidNothing_IsJustLost()
    {
        _plan.Passed(Verdict.Unreachable, Seconds(11));

        _plan.IsDue.ShouldBeFalse();
    }

    [Fact]
    public void Heartbeats_BeginAtOnce_AndAnyWordThatWasSentIsOne()
    {
        _plan.BeatEvery(Seconds(10), Seconds(3));
        _plan.NextAt.ShouldBe(Seconds(3));

        _plan.Passed(Verdict.Taken, Seconds(4));

        _plan.NextAt.ShouldBe(Seconds(14));
    }

    [Fact]
    public void Heartbeats_End()
    {
        _plan.BeatEvery(Seconds(10), Seconds(3));
        _plan.BeatEvery(null, Seconds(4));

        _plan.NextAt.ShouldBeNull();
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}

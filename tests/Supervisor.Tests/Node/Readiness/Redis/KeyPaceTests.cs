using Shouldly;
using Supervisor.Node.Readiness.Redis;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Redis;

public sealed class KeyPaceTests
{
    private static readonly TimeSpan Now = TimeSpan.FromHours(1);

    [Fact]
    public void Usually_AnAgentIsLookedAtWithAllOthers() => default(KeyPace).IsApart.ShouldBeFalse();

    [Fact]
    public void Suspect_IsLookedAtApartAndAtOnce() =>
        default(KeyPace).Suspected().ShouldBe(new KeyPace(true, TimeSpan.Zero, 0, null));

    [Fact]
    public void WhoFailsAlone_IsLookedAtMoreAndMoreSeldom_UpToAMinute()
    {
        var pace = default(KeyPace).Suspected();
        var pauses = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            pace = pace.Failed("no answer", Now);
            pauses.Add((pace.NotBefore - Now).TotalSeconds);
        }

        pauses.ShouldBe([5, 10, 20, 40, 60, 60, 60]);
        pace.IsApart.ShouldBeTrue();
        pace.Trouble.ShouldBe("no answer");
    }

    [Fact]
    public void WhoIsAnsweredQuickly_IsBackAmongAllOthers() =>
        KeyPace.Answered(TimeSpan.FromMilliseconds(200), Now).ShouldBe(default);

    [Fact]
    public void WhoIsAnsweredSlowly_StaysApart_AndTakesATenthOfTheTime()
    {
        var pace = KeyPace.Answered(TimeSpan.FromMilliseconds(1500), Now);

        pace.ShouldBe(new KeyPace(true, Now + TimeSpan.FromSeconds(15), 0, null));
    }

    [Fact]
    public void WhoStartsAnew_IsLookedAtAtOnce_AndStillApart()
    {
        var pace = default(KeyPace).Suspected().Failed("no answer", Now).Restarted();

        (pace.IsApart, pace.NotBefore).ShouldBe((true, TimeSpan.Zero));
    }
}

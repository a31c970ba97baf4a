using Shouldly;
using Supervisor.Runtimes.Containers.Engines;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Engines;

public sealed class GapRulesTests
{
    private static readonly DateTimeOffset Then = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Then.AddMinutes(5);

    [Theory]
    // Another run of the program: it was away, whether anybody of ours saw that or not.
    [InlineData("a", "b", false, true)]
    [InlineData("a", "b", true, true)]
    // The same run: only our connection was lost.
    [InlineData("a", "a", true, false)]
    // Nobody can tell its runs apart: a connection that was lost is all that there is.
    [InlineData(null, "b", true, true)]
    [InlineData("a", null, true, true)]
    [InlineData(null, null, true, true)]
    [InlineData(null, null, false, false)]
    public void Gap_IsThereWhenTheEngineWasAway(string? last, string? now, bool wasLost, bool isGap)
    {
        var gap = GapRules.Between(Mark(last, Then), Mark(now, Now), wasLost);

        gap.ShouldBe(isGap ? new EngineGap(Then, Now) : null);
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void Gap_OfAnEngineThatKeepsItsContainers_EndsNothing(bool kept, bool keeps, bool isGap)
    {
        var last = Mark("a", Then) with { KeepsContainers = kept };
        var now = Mark("b", Now) with { KeepsContainers = keeps };

        (GapRules.Between(last, now, wasLost: true) is not null).ShouldBe(isGap);
    }

    [Fact]
    public void Gap_BeforeTheFirstLook_IsNone() => GapRules.Between(null, Mark("b", Now), wasLost: true).ShouldBeNull();

    [Fact]
    public void Gap_CoversItsEndsAndNothingBeyond()
    {
        var gap = new EngineGap(Then, Now);

        gap.Covers(Then).ShouldBeTrue();
        gap.Covers(Now).ShouldBeTrue();
        gap.Covers(Then.AddTicks(-1)).ShouldBeFalse();
        gap.Covers(Now.AddTicks(1)).ShouldBeFalse();
        gap.Covers(null).ShouldBeFalse();
    }

    private static EngineMark Mark(string? run, DateTimeOffset seen) => new(run, KeepsContainers: false, seen);
}

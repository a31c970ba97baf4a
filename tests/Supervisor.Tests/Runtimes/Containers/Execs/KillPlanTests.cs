using Shouldly;
using Supervisor.Runtimes.Containers.Execs;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Execs;

public sealed class KillPlanTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly VirtualClock _clock = new();
    private readonly KillPlan _plan;

    public KillPlanTests() => _plan = new KillPlan(_clock);

    [Fact]
    public void Nothing_Asked_IsNeverDue()
    {
        _clock.MoveTo(_clock.Elapsed + TimeSpan.FromDays(1));

        _plan.IsDue.ShouldBeFalse();
        _plan.Remaining(Long).ShouldBe(Long);
    }

    [Fact]
    public void Grace_Over_IsDue()
    {
        _plan.After(TimeSpan.FromSeconds(10));
        _clock.MoveTo(_clock.Elapsed + TimeSpan.FromSeconds(9));
        _plan.IsDue.ShouldBeFalse();
        _plan.Remaining(Long).ShouldBe(TimeSpan.FromSeconds(1));

        _clock.MoveTo(_clock.Elapsed + TimeSpan.FromSeconds(1));

        _plan.IsDue.ShouldBeTrue();
        _plan.Remaining(Long).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Grace_OfWhichLessThanAMillisecondIsLeft_IsStillWaitedFor()
    {
        _plan.After(TimeSpan.FromMilliseconds(10.4));
        _clock.MoveTo(_clock.Elapsed + TimeSpan.FromMilliseconds(10));

        _plan.IsDue.ShouldBeFalse();
        _plan.Remaining(Long).ShouldBe(TimeSpan.FromMilliseconds(1));
    }

    [Theory]
    [InlineData(10, 3, 3)]
    [InlineData(3, 10, 3)]
    public void Grace_AskedTwice_IsTheShorter(int first, int second, int expected)
    {
        _plan.After(TimeSpan.FromSeconds(first));
        _plan.After(TimeSpan.FromSeconds(second));

        _plan.Remaining(Long).ShouldBe(TimeSpan.FromSeconds(expected));
    }

    [Fact]
    public void Killed_IsDueAgainAfterAWhile()
    {
        _plan.After(TimeSpan.Zero);
        _plan.Killed();
        _plan.IsDue.ShouldBeFalse();

        _clock.MoveTo(_clock.Elapsed + TimeSpan.FromSeconds(5));

        _plan.IsDue.ShouldBeTrue();
    }
}

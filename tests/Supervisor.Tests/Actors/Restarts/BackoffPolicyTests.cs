using Shouldly;
using Supervisor.Actors.Restarts;
using Xunit;

namespace Supervisor.Tests.Actors.Restarts;

public sealed class BackoffPolicyTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 8)]
    [InlineData(5, 10)]
    [InlineData(1_000_000, 10)]
    public void Delay_Doubles_UpToTheCap(int streak, int seconds)
    {
        new BackoffPolicy(Second, 10 * Second, 0).Delay(streak, 0.5).ShouldBe(seconds * Second);
    }

    [Theory]
    [InlineData(0.0, 1000)]
    [InlineData(0.5, 900)]
    [InlineData(1.0, 800)]
    public void Jitter_OnlyShortens(double chance, int milliseconds)
    {
        new BackoffPolicy(Second, 10 * Second, 0.2).Delay(1, chance).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
    }

    [Fact]
    public void Cap_OfForever_DoesNotOverflow()
    {
        var policy = new BackoffPolicy(Second, TimeSpan.MaxValue, 1);

        policy.Delay(10_000, 0).ShouldBe(TimeSpan.MaxValue);
        policy.Delay(10_000, 1 - 1e-16).ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
    }

    [Fact]
    public void Min_AboveTheCap_IsCapped()
    {
        new BackoffPolicy(10 * Second, Second, 0).Delay(1, 0).ShouldBe(Second);
    }
}

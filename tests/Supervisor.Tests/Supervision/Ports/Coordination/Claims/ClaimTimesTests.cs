using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Xunit;

namespace Supervisor.Tests.Supervision.Ports.Coordination.Claims;

public sealed class ClaimTimesTests
{
    private const double Slowest = 0.99;
    private const double Fastest = 1.01;

    private static readonly TimeSpan Rounding = TimeSpan.FromMicroseconds(1);

    [Theory]
    [InlineData(1_000)]
    [InlineData(5_000)]
    [InlineData(60_000)]
    public void Silence_OfAFastTaker_OutlastsTheRightOfASlowOwner(int milliseconds)
    {
        var claim = new Claim("g", 1, null, HybridTime.Zero, TimeSpan.FromMilliseconds(milliseconds), 0, default);

        var right = ClaimTimes.Right(claim) / Slowest;
        var silence = ClaimTimes.Silence(claim) / Fastest;

        (right - silence).ShouldBeLessThan(Rounding);
        (silence - right).ShouldBeLessThan(Rounding, "and not by more than it must");
    }
}

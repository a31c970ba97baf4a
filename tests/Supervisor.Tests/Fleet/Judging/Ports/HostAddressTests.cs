using Shouldly;
using Supervisor.Fleet.Judging.Ports;
using Xunit;

namespace Supervisor.Tests.Fleet.Judging.Ports;

public sealed class HostAddressTests
{
    [Theory]
    [InlineData(null, "127.0.0.1", true)]
    [InlineData(null, "::1", true)]
    [InlineData("0.0.0.0", "127.0.0.1", true)]
    [InlineData("0.0.0.0", "::", false)]
    [InlineData("[::]", "::1", true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    [InlineData("192.168.1.5", "127.0.0.1", false)]
    public void Overlap_OfTwoAddresses_IsThatOfTheirSockets(string? first, string? second, bool overlaps)
    {
        HostAddress.Of(first).Overlaps(HostAddress.Of(second)).ShouldBe(overlaps);
        HostAddress.Of(second).Overlaps(HostAddress.Of(first)).ShouldBe(overlaps);
    }
}

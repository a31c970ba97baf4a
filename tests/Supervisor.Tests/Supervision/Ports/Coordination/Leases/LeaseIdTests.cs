using Shouldly;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Xunit;

namespace Supervisor.Tests.Supervision.Ports.Coordination.Leases;

public sealed class LeaseIdTests
{
    [Theory]
    [InlineData(0x00)]
    [InlineData(0x01)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public void FromEntropy_AnyBytes_IsAnIdThatCanBeStored(int each)
    {
        var id = LeaseId.FromEntropy([.. Enumerable.Repeat((byte)each, 8)]);

        id.Value.ShouldBeGreaterThan(0);
        LeaseId.Stored(id.Value).ShouldBe(id);
    }

    [Fact]
    public void Stored_Zero_IsNone() => LeaseId.Stored(0).ShouldBeNull();
}

using Shouldly;
using Supervisor.Tests.Node.Fleets.Forecasts;
using Xunit;

namespace Supervisor.Tests.Node.Fleets;

public sealed class RefusedProcessesTests : IDisposable
{
    private readonly DraftKit _kit = new();

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void Process_WhereTheGuardIsApart_IsRefusedWithItsPlaceAndTheWayOut()
    {
        var refused = _kit.RefusedApart(
            """
            services:
              hub: { image: hub }
              tool: { command: [tool] }
            """
        );

        refused!.Why.ShouldContain(":3:");
        refused.Why.ShouldContain("'tool' is a process of the machine, and this node runs containers only.");
        refused.Why.ShouldNotContain("'hub'");
    }

    [Fact]
    public void Container_WhereTheGuardIsApart_IsTaken() =>
        _kit.RefusedApart("services: { hub: { image: hub } }").ShouldBeNull();
}

using Shouldly;
using Supervisor.IntegrationTests.Guard;
using Supervisor.Runtimes.Containers.Workloads;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Containers;

public sealed class ContainerRemainsTests
{
    [Fact]
    public async Task Remains_OfAContainer_AreKilledAndNobodyElse()
    {
        using var container = PretendedContainer.Make(version: 1);
        using var other = PretendedContainer.Make(version: 1);
        var (process, spared) = (await container.StartAsync(), await other.StartAsync());

        ContainerRemains.End(container.Id).ShouldBeTrue();

        await RunningGuard.GoneAsync(process.Pid);
        RunningGuard.IsAlive(spared.Pid).ShouldBeTrue();
    }

    [Fact]
    public void Remains_OfAContainerWithNobody_AreNone()
    {
        using var container = PretendedContainer.Make(version: 1);

        ContainerRemains.End(container.Id).ShouldBeFalse();
    }
}

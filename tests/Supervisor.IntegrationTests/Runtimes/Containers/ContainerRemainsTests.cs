using Shouldly;
using Supervisor.IntegrationTests.Guard;
using Supervisor.Runtimes.Containers.Workloads;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Containers;

public sealed class ContainerRemainsTests
{
    private static readonly ContainerRemains Remains = new();

    [Fact]
    public async Task Remains_OfAContainer_AreKilledAndNobodyElse()
    {
        using var container = PretendedContainer.Make(version: 1);
        using var other = PretendedContainer.Make(version: 1);
        var (process, spared) = (await container.StartAsync(), await other.StartAsync());

        Remains.Live(container.Id).ShouldBeTrue();
        Remains.End(container.Id).ShouldBeTrue();

        await RunningGuard.GoneAsync(process.Pid);
        RunningGuard.IsAlive(spared.Pid).ShouldBeTrue();
        // Its shell may have begun another while its children were counted.
        while (Remains.End(container.Id))
        {
            await Task.Yield();
        }

        Remains.Live(container.Id).ShouldBeFalse();
        Remains.Live(other.Id).ShouldBeTrue();
    }

    [Fact]
    public void Remains_OfAContainerWithNobody_AreNone()
    {
        using var container = PretendedContainer.Make(version: 1);

        Remains.End(container.Id).ShouldBeFalse();
    }
}

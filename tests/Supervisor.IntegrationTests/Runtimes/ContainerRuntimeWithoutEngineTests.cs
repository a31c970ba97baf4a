using Shouldly;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Runtimes.Containers;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes;

/// <summary>On a machine that has none, and needs none.</summary>
public sealed class ContainerRuntimeWithoutEngineTests
{
    [Fact]
    public async Task Remove_WhereNoEngineHasEverAnswered_LeavesNothingToBeDone()
    {
        var world = new ContainerWorld(
            new EngineAddress.UnixSocket("/nowhere/docker.sock"),
            new PlainMaker("none", new ContainerSpec { Image = "none" })
        );
        await using var runtime = world.NewRuntime();

        await runtime.RemoveAsync(new WorkloadId(ContainerWorld.Agent, "1-0"));

        var left = new DirectoryInfo(world.Settings.Own);
        (left.Exists ? left.EnumerateFiles("*.left") : []).ShouldBeEmpty();
    }
}

using Shouldly;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.EndToEndTests.Containers.Drills;

/// <summary>Many restarts of containers leave nothing behind, here or in the engine.</summary>
public sealed class ContainerRestartDrill(ITestOutputHelper output)
{
    private const int Rounds = 50;
    private const int More = 8;
    private const int Containers = More + 2;
    private const int Slack = 8;

    [Drill("container-restarts")]
    public async Task Restarts_OneThousandOfContainers_LeaveNothingBehind()
    {
        await using var world = await EngineWorld.StartAsync(more: More);
        await RestartAsync(world, Rounds / 5);
        output.WriteLine($"after {Rounds / 5 * Containers}: {await ContainerFootprint.OfAsync(world)}");
        await RestartAsync(world, Rounds - Rounds / 5);
        var half = await ContainerFootprint.OfAsync(world);
        output.WriteLine($"after {Rounds * Containers}: {half}");

        await RestartAsync(world, Rounds);
        var whole = await ContainerFootprint.OfAsync(world);
        output.WriteLine($"after {2 * Rounds * Containers}: {whole}");

        Compare(half, whole);
        // What the first half has filled is not filled twice.
        whole.JournalBytes.ShouldBeLessThan(half.JournalBytes * 6 / 5);
        world.Recorder.Doubles.ShouldBeEmpty();
        world.Recorder.Births.ShouldBeUnique();
    }

    [Drill("engine-restarts")]
    public async Task Engine_ThatComesAndGoes_LeavesNoDescriptor()
    {
        const int Times = 20;
        await using var world = await EngineWorld.StartAsync();
        await ComeAndGoAsync(world, Times);
        var half = await ContainerFootprint.OfAsync(world);
        output.WriteLine($"after {Times}: {half}");

        await ComeAndGoAsync(world, Times);
        var whole = await ContainerFootprint.OfAsync(world);
        output.WriteLine($"after {2 * Times}: {whole}");

        Compare(half, whole);
    }

    private static void Compare(ContainerFootprint half, ContainerFootprint whole)
    {
        whole.DaemonDescriptors.ShouldBeLessThan(half.DaemonDescriptors + Slack);
        whole.DaemonThreads.ShouldBeLessThan(half.DaemonThreads + Slack);
        whole.DaemonSockets.ShouldBeLessThan(half.DaemonSockets + Slack);
        whole.GuardDescriptors.ShouldBeLessThan(half.GuardDescriptors + Slack);
        whole.Files.ShouldBeInRange(half.Files - Slack, half.Files + Slack);
        (whole.Containers, whole.Networks, whole.Processes).ShouldBe((half.Containers, half.Networks, half.Processes));
        whole.Execs.ShouldBeLessThanOrEqualTo(half.Execs);
        // What the first half has filled, kept events and caches, is not filled twice.
        whole.DaemonKilobytes.ShouldBeLessThan(half.DaemonKilobytes * 6 / 5);
        whole.GuardKilobytes.ShouldBeLessThan(half.GuardKilobytes * 6 / 5);
    }

    private static async Task RestartAsync(EngineWorld world, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var before = await world.RowsAsync();
            var restarted = await world.Fleet.PbmAsync([
                "group",
                "restart",
                "platform",
                .. world.Agents.Where(agent => !agent.Contains('/')),
                "--wait",
            ]);
            restarted.Exit.ShouldBe(0, restarted.Error);
            await world.BornAgainAsync(before);
        }
    }

    private static async Task ComeAndGoAsync(EngineWorld world, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await world.Engine.KillAsync();
            await world.Engine.StartAsync();
            await world.AllReadyAsync("the engine's return");
        }
    }
}

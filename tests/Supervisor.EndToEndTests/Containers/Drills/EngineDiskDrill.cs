using Shouldly;
using Supervisor.EndToEndTests.Fleets;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.EndToEndTests.Containers.Drills;

/// <summary>The engine has no room for anything, and its containers die.</summary>
public sealed class EngineDiskDrill(ITestOutputHelper output)
{
    private const int DiskInMiB = 96;
    private const int Deaths = 5;

    [Drill("engine-disk-full")]
    public async Task Engine_WhoseDiskIsFull_HasItsContainersBackWhenThereIsRoom()
    {
        await using var world = await EngineWorld.StartAsync(diskInMiB: DiskInMiB);
        await world.AllReadyAsync("the start");
        world.Disk.FillUp();
        var told = new List<string>();
        for (var death = 1; death <= Deaths; death++)
        {
            await world.KillContainerIfRunningAsync(EngineWorld.Solo);
            await world.KillContainerIfRunningAsync("platform");
            foreach (var agent in world.Agents)
            {
                var why = await world.Fleet.WhyAsync(agent);
                output.WriteLine($"death {death}: {agent}: {why.Explanation} {why.Remedy}");
                told.Add(why.Explanation);
            }
        }

        told.ShouldContain(explanation =>
            explanation.Contains("The container engine", StringComparison.OrdinalIgnoreCase)
        );
        world.Disk.MakeRoom();
        // As it is told to those who ask why.
        await world.Engine.KillAsync();
        await world.Engine.StartAsync();

        var rows = await world.AllReadyAsync("there is room again");
        world.Recorder.Doubles.ShouldBeEmpty();
        world.Recorder.Births.ShouldBeUnique();
        (await world.ContainersAsync()).ShouldBe(2);
        foreach (var (agent, row) in rows)
        {
            output.WriteLine($"{agent}: {FleetWorld.Text(row, "state")}, {FleetWorld.Text(row, "restarts")} restarts");
        }
    }
}

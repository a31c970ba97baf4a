using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.IntegrationTests.Journal;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

public sealed class FullDiskTests
{
    [Fact]
    public async Task Restart_OnAFullDisk_HasItsSocketsAllTheSame()
    {
        await using var disk = await SmallDisk.MountAsync(1);
        await using var world = await ReadinessWorld.StartAsync(Path.GetDirectoryName(disk.File("data")));
        var folder = world.FolderOf(ReadinessWorld.Stt);
        await world.OpenAsync("1-aa");
        // What it leaves behind would be room enough for the next one.
        File.Delete(folder.Token);
        File.Delete(folder.Opening);
        disk.FillUp("full");

        var variables = await world.OpenAsync("2-bb");

        world.Supervisor.Incarnation = "2-bb";
        (await AgentSocket.SayAsync(variables, "stt", ReadinessPages.Ready)).Status.ShouldBe(200);
        world
            .Log.Lines.ShouldHaveSingleItem()
            .ShouldStartWith(
                "The token of audio/stt could not be written, so it can speak over its own sockets only: "
            );
    }

    [Fact]
    public async Task Restart_OnADiskThatHasJustBecomeFull_TakesTheRoomOfItsPredecessor()
    {
        await using var disk = await SmallDisk.MountAsync(1);
        await using var world = await ReadinessWorld.StartAsync(Path.GetDirectoryName(disk.File("data")));
        await world.OpenAsync("1-aa");
        disk.FillUp("full");

        var variables = await world.OpenAsync("2-bb");

        world.Supervisor.Incarnation = "2-bb";
        var token = (
            await File.ReadAllTextAsync(variables[AgentVariables.TokenFile], TestContext.Current.CancellationToken)
        ).Trim();
        (await AgentSocket.SayAsync(variables, "stt", ReadinessPages.Ready, token: token)).Status.ShouldBe(200);
    }
}

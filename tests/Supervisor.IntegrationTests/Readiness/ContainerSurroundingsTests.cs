using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Surroundings;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>What agents in containers find, as the machine sees it.</summary>
public sealed class ContainerSurroundingsTests : IAsyncLifetime
{
    private static readonly LaunchDefinition InContainer = new ExecLaunch(AgentAddress.HolderOf("audio"))
    {
        Command = ["run"],
    };

    private ReadinessWorld World { get; set; } = null!;

    private GroupFolder Folder => GroupFolder.Of(World.Data.Groups, ReadinessWorld.Stt.Group);

    private AgentFiles Files => Folder.OfAgent(ReadinessWorld.Stt.Agent);

    public async ValueTask InitializeAsync() => World = await ReadinessWorld.StartAsync();

    public ValueTask DisposeAsync() => World.DisposeAsync();

    [Fact]
    public async Task Open_ForAContainer_IsOpenForEveryUserOfItAndClosedToTheMachine()
    {
        await World.OpenAsync(launch: InContainer);

        Mode(World.Data.Groups).ShouldBe("700");
        Mode(Folder.Path).ShouldBe("755");
        Mode(Files.Folder).ShouldBe("755");
        Mode(Files.Socket).ShouldBe("666");
        Mode(Files.NotifySocket).ShouldBe("666");
        Mode(Files.Token).ShouldBe("444");
        Mode(Files.Incarnation).ShouldBe("444");
        Mode(Path.Combine(Files.Folder, "opening.json")).ShouldBe("600");
    }

    [Fact]
    public async Task Open_ForAContainer_NamesWhatTheContainerSees()
    {
        var variables = await World.OpenAsync(launch: InContainer);

        variables[AgentVariables.Socket].ShouldStartWith(GroupFolder.Inside + "/");
        Folder.OutsideOf(variables[AgentVariables.Socket]).ShouldBe(Files.Socket);
        Folder.OutsideOf(variables[AgentVariables.NotifySocket]).ShouldBe(Files.NotifySocket);
        Folder.OutsideOf(variables[AgentVariables.TokenFile]).ShouldBe(Files.Token);
        variables[AgentVariables.Incarnation].ShouldBe("1-aa");
    }

    [Fact]
    public async Task Open_OfTheNextIncarnation_ChangesFilesAndNoVariableOfAContainer()
    {
        var launch = new ListenLaunch(AgentAddress.HolderOf("audio"));
        var first = await World.OpenAsync("1-aa", launch: launch);
        var token = File.ReadAllText(Files.Token);

        var second = await World.OpenAsync("2-bb", launch: launch);

        second.ShouldBe(first);
        File.ReadAllText(Files.Incarnation).ShouldBe("2-bb\n");
        File.ReadAllText(Files.Token).ShouldNotBe(token);
        File.Exists(Files.NotifySocket).ShouldBeTrue();
    }

    [Fact]
    public async Task Open_WhereTheIncarnationWasLost_SaysItAgain()
    {
        await World.OpenAsync(launch: InContainer);
        File.Delete(Files.Incarnation);
        await World.RestartDaemonAsync();

        await World.OpenAsync(launch: InContainer);

        File.ReadAllText(Files.Incarnation).ShouldBe("1-aa\n");
    }

    [Fact]
    public async Task Open_ForAContainer_LeadsThereByTheAgentsName()
    {
        await World.OpenAsync(launch: InContainer);

        File.Exists(Path.Combine(Folder.Names, "stt", "token")).ShouldBeTrue();
    }

    [Fact]
    public async Task Remove_AgentOfAContainer_LeavesNothingOfIt()
    {
        await World.OpenAsync(launch: InContainer);

        await World.Surroundings.RemoveAsync(new WorkloadId(ReadinessWorld.Stt, "1-aa"));

        Path.Exists(Files.Folder).ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(Folder.Names).ShouldBeEmpty();
    }

    private static string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);
}

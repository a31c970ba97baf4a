using System.Text;
using Shouldly;
using Supervisor.Contracts.Local;
using Supervisor.Contracts.Readiness;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Surroundings;
using Xunit;

namespace Supervisor.Tests.Supervision.Surroundings;

public sealed class ContainerVariablesTests
{
    private static readonly ListenLaunch Listened = new(AgentAddress.HolderOf("audio"));

    [Fact]
    public void Of_AgentInAContainer_NamesFilesThatItsContainerSees()
    {
        var variables = ContainerVariables.Of(Definition(new AgentAddress("audio", "stt"), Listened));

        var files = GroupFolder.InsideOfAgent("stt");
        variables[AgentVariables.Group].ShouldBe("audio");
        variables[AgentVariables.Agent].ShouldBe("stt");
        variables[AgentVariables.Socket].ShouldBe(files.Socket);
        variables[AgentVariables.TokenFile].ShouldBe(files.Token);
        variables[AgentVariables.IncarnationFile].ShouldBe(files.Incarnation);
        variables[AgentVariables.NotifySocket].ShouldBe(files.NotifySocket);
        variables.Contains(AgentVariables.WatchdogMicroseconds).ShouldBeFalse();
    }

    [Fact]
    public void Of_AgentWithAWatchdog_SaysItsInterval()
    {
        var definition = Definition(new AgentAddress("audio", "stt"), Listened) with
        {
            Watchdog = TimeSpan.FromSeconds(2),
        };

        ContainerVariables.Of(definition)[AgentVariables.WatchdogMicroseconds].ShouldBe("2000000");
    }

    [Fact]
    public void Of_ProcessOrContainerForOthers_IsNothing()
    {
        var process = new ProcessLaunch { Command = ["run"], Directory = "/" };

        ContainerVariables.Of(Definition(new AgentAddress("audio", "stt"), process)).ShouldBeEmpty();
        ContainerVariables.Of(Definition(AgentAddress.HolderOf("audio"), Listened)).ShouldBeEmpty();
    }

    [Fact]
    public void Folder_OfTheLongestDataDirectory_HasRoomForSocketsOnBothSides()
    {
        const int longestDataDirectory = 71;
        var data = new DataDirectoryLayout("/" + new string('d', longestDataDirectory - 1));
        var group = GroupFolder.Of(data.Groups, new string('g', 200));

        foreach (var files in new[] { group.OfAgent(new string('a', 200)), GroupFolder.InsideOfAgent("a") })
        {
            Bytes(files.Socket).ShouldBeLessThanOrEqualTo(DataDirectoryLayout.MaxSocketPathBytes);
            Bytes(files.NotifySocket).ShouldBeLessThanOrEqualTo(DataDirectoryLayout.MaxSocketPathBytes);
        }
    }

    [Fact]
    public void Folder_Paths_AreTheSameSeenFromEitherSide()
    {
        var group = GroupFolder.Of("/data/groups", "audio");

        group.InsideOf(group.OfAgent("stt").Socket).ShouldBe(GroupFolder.InsideOfAgent("stt").Socket);
        group.OutsideOf(GroupFolder.InsideOfAgent("stt").Socket).ShouldBe(group.OfAgent("stt").Socket);
    }

    [Theory]
    [InlineData("stt", true)]
    [InlineData("..", false)]
    [InlineData("a/b", false)]
    public void Folder_NameOfAnAgent_IsALinkOnlyWhereItLeadsNowhereElse(string agent, bool isName)
    {
        var name = GroupFolder.Of("/data/groups", "audio").NameOf(agent);

        (name is not null).ShouldBe(isName);
    }

    private static int Bytes(string path) => Encoding.UTF8.GetByteCount(path);

    private static AgentDefinition Definition(AgentAddress address, LaunchDefinition launch) =>
        new()
        {
            Address = address,
            Hash = "hash",
            Launch = launch,
        };
}

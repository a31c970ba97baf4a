using System.Text;
using Shouldly;
using Supervisor.Contracts.Local;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Folders;

public sealed class AgentFolderTests
{
    [Fact]
    public void Name_StaysTheSame_ForContainersHaveItMounted() =>
        AgentFolder.Of("/data/agents", new AgentAddress("audio", "stt")).Path.ShouldBe("/data/agents/cymhnubkj5zd");

    [Fact]
    public void Names_OfManyAgents_Differ() =>
        Enumerable
            .Range(0, 20_000)
            .Select(static number =>
                AgentFolder.Of("/a", new AgentAddress($"group-{number % 50}", $"agent-{number}")).Path
            )
            .ShouldBeUnique();

    [Fact]
    public void Names_TakeGroupAndAgentApart() =>
        AgentFolder
            .Of("/a", new AgentAddress("a", "b/c"))
            .Path.ShouldNotBe(AgentFolder.Of("/a", new AgentAddress("a", "bc")).Path);

    [Fact]
    public void Sockets_OfAnyAgent_AreNoLongerThanTheLongest()
    {
        var data = new DataDirectoryLayout("/data");
        var folder = AgentFolder.Of(data.Agents, new AgentAddress(new string('g', 300), new string('ä', 300)));
        var longest = Encoding.UTF8.GetByteCount(AgentFolder.LongestSocket(data));

        Encoding.UTF8.GetByteCount(folder.Socket).ShouldBe(longest);
        Encoding.UTF8.GetByteCount(folder.NotifySocketOf("17-0123456789abcdef")).ShouldBeLessThanOrEqualTo(longest);
    }

    [Fact]
    public void NotifySockets_OfTwoIncarnations_Differ()
    {
        var folder = new AgentFolder("/a");

        folder.NotifySocketOf("1-aa").ShouldNotBe(folder.NotifySocketOf("2-aa"));
    }
}

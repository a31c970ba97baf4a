using Shouldly;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Supervisor.Fleet.Reading;
using Supervisor.Tests.Architecture;
using Xunit;

namespace Supervisor.Tests.Fleet.Shipped;

/// <summary>The demo is the shipped fleet with other programs: what it shows of order and readiness is that fleet's.</summary>
public sealed class DemoFleetTests
{
    private const string Node = "demo";

    private static readonly FleetReading Reading = ShippedFleet.Read(ShippedFleet.DemoMainPc, ShippedFleet.DemoPc2);

    private static IEnumerable<GroupModel> Groups => GroupsOf(Reading.Model);

    private static IEnumerable<AgentModel> Agents => Groups.SelectMany(group => group.Agents);

    [Theory]
    [InlineData(ShippedFleet.DemoMainPc)]
    [InlineData(ShippedFleet.DemoPc2)]
    [InlineData(ShippedFleet.DemoMainPc, ShippedFleet.DemoPc2)]
    public void Files_AloneAndTogether_HaveNothingWrong(params string[] paths) =>
        FleetJudge.Judge(ShippedFleet.Read(paths)).Select(finding => finding.ToString()).ShouldBeEmpty();

    [Fact]
    public void Groups_AreTheShippedOnes_AllOfOneNode()
    {
        Reading.Model.Projects.Select(project => project.Node).ShouldBe([Node, Node]);
        Reading.Model.Projects.SelectMany(project => project.Nodes.Names).ShouldBe([Node]);
        Groups.Select(Shape).ShouldBe(GroupsOf(ShippedFleet.Model).Select(Shape));
        Groups.Count().ShouldBe(14);
        Agents.Count().ShouldBe(79);

        static string Shape(GroupModel group) =>
            $"{group.Name}, ready by {group.Ready}: "
            + string.Join(' ', group.Agents.Select(agent => agent.Required ? agent.Name : $"({agent.Name})"));
    }

    [Fact]
    public void Needs_OfAllAgents_AreTheShippedOnes() => NeedsOf(Reading.Model).ShouldBe(NeedsOf(ShippedFleet.Model));

    [Fact]
    public void Groups_AreProcesses_OfWhichNothingOfAContainerIsLeft()
    {
        Groups.ShouldAllBe(group =>
            group.IsProcess
            && group.Gpu == null
            && group.Service.Command == null
            && group.Service.Mounts.Count == 0
            && group.Service.Networks.Count == 0
            && group.Service.Ports.Count == 0
            && group.Service.Resources.Devices.Count == 0
            && group.Service.Resources.MemoryBytes == null
        );
        Agents.ShouldAllBe(agent => agent.Command != null);
    }

    [Fact]
    public void Ports_AreOnlyThoseThatProgramsListenOn_EachOnce()
    {
        var listening = Agents.Where(agent => agent.Port is not null).ToList();

        // Both ports are the program's arguments, so what the file says is what it does.
        listening.ShouldAllBe(agent => agent.Command!.Contains($"{agent.Port}"));
        listening.ShouldAllBe(agent => IsProbedWhereItListens(agent));
        listening.Count.ShouldBe(8);
        listening.Select(agent => agent.Port).ShouldBeUnique();
    }

    [Fact]
    public void Programs_AreFilesOfTheDemo()
    {
        Agents.ShouldAllBe(agent => agent.Command![0] == "sh" || agent.Command[0] == "python3");
        Agents
            .Select(agent => agent.Command![1])
            .Distinct()
            .ShouldAllBe(path => File.Exists(Path.Combine(SourceTree.Root, "config", path)));
    }

    private static bool IsProbedWhereItListens(AgentModel agent) =>
        agent.Probe?.Target switch
        {
            ProbeTarget.Http http => http.Url == $":{agent.Command![^1]}/health",
            ProbeTarget.Tcp tcp => tcp.Address == $":{agent.Command![^1]}",
            _ => false,
        };

    private static IEnumerable<GroupModel> GroupsOf(FleetModel model) =>
        model.Projects.SelectMany(project => project.Groups);

    /// <summary>Without the machines, which are all that differs.</summary>
    private static List<string> NeedsOf(FleetModel model) =>
        FleetNeeds
            .Of(FleetNames.Of(model))
            .Links.Select(link => $"{Anywhere(link.Need.Owner)} needs {Anywhere(link.Target)}")
            .ToList();

    private static FleetAddress Anywhere(FleetMember member) => member.Address with { Node = null };
}

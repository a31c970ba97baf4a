using Shouldly;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Reading;
using Xunit;

namespace Supervisor.Tests.Fleet.Shipped;

/// <summary>The fleet in real containers of one machine is the shipped one, but for its images and what only the real machines have.</summary>
public sealed class DockerFleetTests
{
    private static readonly FleetReading Reading = ShippedFleet.Read(ShippedFleet.DockerMainPc, ShippedFleet.DockerPc2);

    private static IEnumerable<GroupModel> Groups => GroupsOf(Reading.Model);

    [Theory]
    [InlineData(ShippedFleet.DockerMainPc)]
    [InlineData(ShippedFleet.DockerPc2)]
    [InlineData(ShippedFleet.DockerMainPc, ShippedFleet.DockerPc2)]
    public void Files_AloneAndTogether_HaveNothingWrong(params string[] paths) =>
        FleetJudge.Judge(ShippedFleet.Read(paths)).Select(finding => finding.ToString()).ShouldBeEmpty();

    [Fact]
    public void Agents_AreTheShippedOnes_WithTheirCommandsProbesAndNeeds()
    {
        AgentsOf(Reading.Model).ShouldBe(AgentsOf(ShippedFleet.Model));
        AgentsOf(Reading.Model).Count.ShouldBe(79);

        static List<string> AgentsOf(FleetModel model) =>
            [.. GroupsOf(model).SelectMany(group => group.Agents.Select(agent => Shape(group, agent)))];

        static string Shape(GroupModel group, AgentModel agent) =>
            $"{group.Name}/{agent.Name} ({agent.Required}): {string.Join(' ', agent.Command ?? [])}; "
            + $"{agent.Probe?.Target}; {string.Join(' ', agent.Needs.Select(need => need.Name))}";
    }

    [Fact]
    public void Groups_AreContainersOfTheDemosOwnImages_OnOneNodeWithoutACard()
    {
        Reading.Model.Projects.Select(project => project.Node).ShouldBe(["demo", "demo"]);
        Reading
            .Model.Projects.Select(project => project.Name)
            .ShouldAllBe(name => name.StartsWith("supervisor-demo-", StringComparison.Ordinal));
        Groups.ShouldAllBe(group =>
            !group.IsProcess
            && group.Service.Image!.StartsWith("supervisor-demo/", StringComparison.Ordinal)
            && group.Gpu == null
            && group.Service.Resources.Devices.Count == 0
        );
    }

    private static IEnumerable<GroupModel> GroupsOf(FleetModel model) =>
        model.Projects.SelectMany(project => project.Groups);
}

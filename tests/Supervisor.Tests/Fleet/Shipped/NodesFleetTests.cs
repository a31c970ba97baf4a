using Shouldly;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Reading;
using Xunit;

namespace Supervisor.Tests.Fleet.Shipped;

/// <summary>The demo on two nodes is the demo on one, with each group on its machine again, and one that may move.</summary>
public sealed class NodesFleetTests
{
    private static readonly string[] Nodes = ["mainpc", "pc2"];

    private static readonly FleetReading Reading = ShippedFleet.Read(
        ShippedFleet.NodesMainPc,
        ShippedFleet.NodesPc2,
        ShippedFleet.DemoMovable
    );

    [Theory]
    [InlineData(ShippedFleet.NodesMainPc)]
    [InlineData(ShippedFleet.NodesPc2)]
    [InlineData(ShippedFleet.DemoMovable)]
    [InlineData(ShippedFleet.NodesMainPc, ShippedFleet.NodesPc2, ShippedFleet.DemoMovable)]
    [InlineData(ShippedFleet.Movable)]
    [InlineData(ShippedFleet.MainPc, ShippedFleet.Pc2, ShippedFleet.Movable)]
    public void Files_AloneAndTogether_HaveNothingWrong(params string[] paths) =>
        FleetJudge.Judge(ShippedFleet.Read(paths)).Select(finding => finding.ToString()).ShouldBeEmpty();

    [Fact]
    public void Groups_AreEachOnItsMachine_AndTheProgramsOfTheDemo()
    {
        var ofOneNode = ShippedFleet.Read(ShippedFleet.DemoMainPc, ShippedFleet.DemoPc2).Model;

        Reading.Model.Projects.Take(2).Select(project => project.Node).ShouldBe(Nodes);
        Programs(Reading.Model.Projects.Take(2)).ShouldBe(Programs(ofOneNode.Projects));
        Programs(ofOneNode.Projects).Count.ShouldBe(79);

        static List<string> Programs(IEnumerable<ProjectModel> projects) =>
            [
                .. projects
                    .SelectMany(project => project.Groups)
                    .SelectMany(group =>
                        group.Agents.Select(agent =>
                            $"{group.Name}/{agent.Name}: {string.Join(' ', agent.Command!)}; {agent.Port}; {agent.Probe?.Target}"
                        )
                    ),
            ];
    }

    [Theory]
    [InlineData(ShippedFleet.Movable, false)]
    [InlineData(ShippedFleet.DemoMovable, true)]
    public void NightWatch_MayMove_HasItsHomeAtMainPc_AndLeavesNothingBehind(string path, bool isProcess)
    {
        var project = ShippedFleet.Read(path).Model.Projects.ShouldHaveSingleItem();
        var group = project.Groups.ShouldHaveSingleItem();

        project.Node.ShouldBe("mainpc");
        group.Placement.ShouldBeOfType<Placement.Movable>();
        group.IsProcess.ShouldBe(isProcess);
        group.Service.Mounts.ShouldBeEmpty();
        group.Agents.Count.ShouldBe(2);
    }
}

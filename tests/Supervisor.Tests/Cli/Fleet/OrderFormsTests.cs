using System.Text.Json;
using Shouldly;
using Supervisor.Cli.Fleet.Order;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Supervisor.Fleet.Values;
using Supervisor.Tests.Fleet;
using Xunit;

namespace Supervisor.Tests.Cli.Fleet;

/// <summary>Two machines; two containers that need each other, and no agents that do.</summary>
public sealed class OrderFormsTests
{
    private static readonly FleetModel Fleet = Fleets.Of(
        Fleets.Project("pc1", Fleets.Group("speech", Agent("Ear"), Agent("Mouth", "Mind")), Fleets.Plain("redis")),
        Fleets.Project("pc2", Fleets.Group("thought", Agent("Mind", "Ear@pc1"), Agent("Dream", "Mind")))
    );

    private static readonly FleetModel Stuck = Fleets.Of(
        Fleets.Project("pc1", Fleets.Group("loop", Agent("A", "B"), Agent("B", "A"), Agent("C", "A")))
    );

    [Fact]
    public void Text_OfAnOrder_TellsWavesChainCrossingsAndContainers()
    {
        Lines(OrderText.Of(OrderOf(Fleet)))
            .ShouldBe([
                "wave 1, at once: 2 agents",
                "  pc1/speech, whose container starts: Ear",
                "  pc1/redis",
                "",
                "wave 2, when wave 1 is ready: 1 agent",
                "  pc2/thought, whose container starts: Mind",
                "",
                "wave 3, when wave 2 is ready: 2 agents",
                "  pc1/speech: Mouth",
                "  pc2/thought: Dream",
                "",
                "longest chain, 3 agents: pc1/speech/Ear -> pc2/thought/Mind -> pc1/speech/Mouth",
                "",
                "3 needs: 2 across groups, 2 across nodes",
                "  pc1/speech/Mouth needs pc2/thought/Mind",
                "  pc2/thought/Mind needs pc1/speech/Ear",
                "",
                "pc1/speech and pc2/thought need each other as containers.",
                "That is fine: no agent waits for itself, and a container starts with the first of its agents.",
                "  pc1/speech/Mouth needs pc2/thought/Mind",
                "  pc2/thought/Mind needs pc1/speech/Ear",
            ]);
    }

    [Fact]
    public void Text_OfWhatNeverStarts_TellsTheCircleAndWhoWaitsForIt()
    {
        var text = OrderText.Of(OrderOf(Stuck));

        text.ShouldContain("never, for they wait for each other: pc1/loop/A -> pc1/loop/B -> pc1/loop/A");
        text.ShouldContain("never start: pc1/loop/A, pc1/loop/B, pc1/loop/C");
    }

    [Fact]
    public void Json_OfAnOrder_HasTheSameUnderItsNames()
    {
        var order = JsonDocument.Parse(OrderJson.Of(OrderOf(Fleet)).ToString()).RootElement;

        Names(order.GetProperty("at_once")).ShouldBe(["pc1/speech/Ear", "pc1/redis/redis"]);
        Names(order.GetProperty("waves")[1].GetProperty("agents")).ShouldBe(["pc2/thought/Mind"]);
        Names(order.GetProperty("waves")[1].GetProperty("groups")).ShouldBe(["pc2/thought"]);
        Names(order.GetProperty("longest_chain")).Count().ShouldBe(3);
        var need = order.GetProperty("needs")[0];
        need.GetProperty("from").GetString().ShouldBe("pc1/speech/Mouth");
        need.GetProperty("needs").GetString().ShouldBe("pc2/thought/Mind");
        need.GetProperty("crosses_nodes").GetBoolean().ShouldBeTrue();
        Names(order.GetProperty("container_cycles")[0].GetProperty("groups")).ShouldBe(["pc1/speech", "pc2/thought"]);
        order.GetProperty("never").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Json_OfWhatNeverStarts_TellsTheCircle()
    {
        var order = JsonDocument.Parse(OrderJson.Of(OrderOf(Stuck)).ToString()).RootElement;

        Names(order.GetProperty("cycles")[0].GetProperty("path")).ShouldBe(["pc1/loop/A", "pc1/loop/B"]);
        Names(order.GetProperty("never")).Count().ShouldBe(3);
    }

    [Fact]
    public void Dot_OfAnOrder_BoxesGroupsAndDashesWhatCrossesNodes()
    {
        var lines = Lines(OrderDot.Of(FleetNames.Of(Fleet), OrderOf(Fleet)));

        lines.ShouldContain("  subgraph \"cluster pc1/speech\" {");
        lines.ShouldContain("    \"pc1/speech/Ear\" [label=\"Ear\"];");
        lines.ShouldContain("  \"pc1/speech/Mouth\" -> \"pc2/thought/Mind\" [style=dashed];");
        lines.ShouldContain("  \"pc2/thought/Dream\" -> \"pc2/thought/Mind\";");
    }

    [Fact]
    public void Dot_OfANeedOnAWholeGroup_EndsAtItsBox()
    {
        var fleet = Fleets.Of(
            Fleets.Project("pc1", Fleets.Group("speech", Agent("Ear"), Agent("Mouth")), Fleets.Plain("hub", "speech"))
        );

        Lines(OrderDot.Of(FleetNames.Of(fleet), OrderOf(fleet)))
            .ShouldContain(line => line.Contains("lhead=\"cluster pc1/speech\"", StringComparison.Ordinal));
    }

    private static AgentModel Agent(string name, params string[] needs) =>
        new()
        {
            Name = name,
            Command = ["run"],
            Needs = needs.Select(need => new NeedModel(need)).ToValueList(),
        };

    private static StartOrder OrderOf(FleetModel fleet)
    {
        var names = FleetNames.Of(fleet);
        return StartOrder.Of(names, FleetNeeds.Of(names));
    }

    private static string[] Lines(string text) => text.Split(Environment.NewLine);

    private static IEnumerable<string?> Names(JsonElement list) =>
        list.EnumerateArray().Select(item => item.GetString());
}

using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Plans;
using Supervisor.Tests.Fleet.Supervised;
using Xunit;

namespace Supervisor.Tests.Supervision.Plans;

public sealed class MovablePlansTests
{
    private const string OfPc = """
        x-supervisor:
          node: pc
          nodes:
            pc: { labels: { zone: home } }
            other: { labels: { zone: office } }
        services:
          fixed:
            command: [run]
            x-supervisor: { agents: { fixed: { command: [run], port: 80 } } }
          index:
            command: [run, "{node:name}"]
            x-supervisor: { placement: movable, onIsolation: keep }
          near:
            command: [run]
            x-supervisor: { placement: { movable: { labels: { zone: home } } } }
          bound:
            command: [run, "{agent:fixed.port}"]
            x-supervisor: { placement: movable }
        """;

    [Fact]
    public void Home_HasAllOfItsFile()
    {
        var plan = Of("pc", OfPc);
        plan.Groups.Select(group => group.Name).ShouldBe(["fixed", "index", "near", "bound"]);
        plan.Groups.Select(group => group.Movable is not null).ShouldBe([false, true, true, true]);
        plan.Groups[1].Movable.ShouldBe(MovableDefinition.Usual with { KeepsInIsolation = true });
        plan.Groups[2].Movable.ShouldBe(MovableDefinition.Usual);
        plan.Groups.Select(group => group.Agents[0].Epoch).ShouldBe([null, 0, 0, 0]);
    }

    [Fact]
    public void OtherNode_HasWhatMayComeToRunThereAsItWouldBeThere()
    {
        var plan = Of("other", OfPc);
        var index = plan.Groups.ShouldHaveSingleItem();
        index.Name.ShouldBe("index");
        ((ProcessLaunch)index.Agents[0].Launch).Command.ShouldBe(["run", "other"]);
        plan.Unplanned.Names.ShouldBe(["bound"]);
        plan.Unplanned["bound"].ShouldContain("cannot be filled in");
    }

    [Fact]
    public void Places_AreTheSameInEveryPlan()
    {
        var places = Of("pc", OfPc).Places;
        places.ShouldBe(Of("other", OfPc).Places);
        places.Movable.Names.ShouldBe(["bound", "index", "near"]);
        places
            .Movable["near"]
            .ShouldBe(
                new GroupDemand("near", "pc")
                {
                    Labels = ValueMap<string>.Empty.With("zone", "home"),
                    Privileges = places.Movable["index"].Privileges,
                }
            );
        places.Nodes.Select(node => node.Node.Name).ShouldBe(["other", "pc"]);
        places.Nodes[1].Pinned[1].ShouldBe(new GroupDemand("fixed", "pc") { Ports = [new PortDemand(80, "tcp", "")] });
    }

    [Fact]
    public void FleetOfPinnedGroups_SaysWhatIsPinnedWhere()
    {
        var places = Planned.Plan(Planned.File("{}")).Places;

        places.Movable.ShouldBeEmpty();
        places.Nodes.ShouldHaveSingleItem().PinnedGroups.ShouldBe(["web"]);
    }

    [Fact]
    public void Demand_IsWhatTheFileReserves()
    {
        var plan = Of(
            "pc",
            """
            x-supervisor: { node: pc }
            services:
              web:
                image: web:1
                ports: ["127.0.0.1:8080:80", "9000-9001:90"]
                mem_limit: 2g
                mem_reservation: 1g
                x-supervisor: { placement: { movable: { gpu: 4g, arch: arm64, prefer: pack } } }
            """
        );
        plan.Places.Movable["web"]
            .ShouldBe(
                new GroupDemand("web", "pc")
                {
                    Arch = "arm64",
                    Prefer = Spreading.Pack,
                    CardBytes = 4L << 30,
                    Gpu = new GpuNeed(4L << 30),
                    MemoryBytes = 1L << 30,
                    Ports = [new PortDemand(8080, "tcp", "127.0.0.1")],
                }
            );
        plan.Groups.ShouldBeEmpty();
    }

    [Fact]
    public void NeedOnAMovableGroup_IsLookedForAtItsOwner_FromEveryNode()
    {
        const string file = """
            x-supervisor: { node: pc }
            services:
              index:
                x-supervisor:
                  placement: movable
                  agents: { a: { command: [run] }, b: { command: [run], needs: [a] } }
              web: { x-supervisor: { agents: { web: { command: [run], needs: [index] } } } }
            """;
        var plan = Of("pc", file);
        NeedsOf(plan, "web").ShouldBe([new NeedTarget("index", null, NeedTarget.Owner)]);
        plan.Groups.Single(group => group.Name == "index")
            .Agents.Single(agent => agent.Address.Agent == "b")
            .Needs.Select(need => need.Target)
            .ShouldBe([new NeedTarget("index", "a")], "who is of the same group runs beside it");
        var other = Of(
            "other",
            file,
            "x-supervisor: { node: other }\nservices: { ui: { x-supervisor: { agents: { ui: { command: [run], needs: [index] } } } } }"
        );
        NeedsOf(other, "ui").ShouldBe([new NeedTarget("index", null, NeedTarget.Owner)]);
    }

    private static IEnumerable<NeedTarget> NeedsOf(NodePlan plan, string group) =>
        plan.Groups.Single(one => one.Name == group).Agents.Single().Needs.Select(need => need.Target);

    [Fact]
    public void MovableGroup_OfANameThatTheNodeHas_IsAnError()
    {
        var outcome = Plan("other", OfPc, "x-supervisor: { node: other }\nservices: { index: { command: [run] } }");
        outcome.Plan.ShouldBeNull();
        outcome.Errors.ShouldHaveSingleItem().Error.Code.ShouldBe(PlanErrorCodes.MovableNameTaken);
    }

    [Fact]
    public void AddressOfWhatMayMove_IsNotKnown()
    {
        var outcome = Plan(
            "pc",
            """
            services:
              web: { command: [run, "{agent:index.host}"] }
              index: { command: [run], x-supervisor: { placement: movable } }
            """
        );
        outcome.Errors.ShouldHaveSingleItem().Error.Why.ShouldContain("may move between nodes");
    }

    private static NodePlan Of(string node, params string[] files)
    {
        var outcome = Plan(node, files);
        outcome.Errors.Select(error => error.Error.Message).ShouldBeEmpty();
        return outcome.Plan.ShouldNotBeNull();
    }

    private static PlanOutcome Plan(string node, params string[] files) =>
        NodePlans.Of(
            new FleetModel(files.Select(file => SupervisedProject.Read(file).Model).ToValueList()),
            node,
            revision: 7,
            PlanSurroundings.Of([])
        );
}

using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.Tests.Supervision.Plans;

public sealed class PlanNeedsTests
{
    private const string Core = """
        services:
          core: { x-supervisor: { agents: { Hub: { command: [run] }, Twin: { command: [run], needs: [Hub] } } } }
          store: { command: [run] }
        """;

    [Fact]
    public void Need_OnAnAgent_OnAGroupAndOnAnotherNode_IsResolved()
    {
        var plan = Planned.Plan(
            Core,
            Planned.File(
                "{ agents: { One: { command: [run], needs: [{ name: Hub, onLoss: stop }, core, store, Far@pc2] } } }"
            ),
            "{ x-supervisor: { node: pc2 }, services: { far: { image: f:1, x-supervisor: { agents: { Far: } } } } }"
        );

        plan.Find("web", "One")
            .Needs.ShouldBe([
                new NeedDefinition(new NeedTarget("core", "Hub"), LossRule.Stop),
                new NeedDefinition(new NeedTarget("core", null), LossRule.Wait),
                new NeedDefinition(new NeedTarget("store", "store"), LossRule.Wait),
                new NeedDefinition(new NeedTarget("far", "Far", "pc2"), LossRule.Wait),
            ]);
    }

    [Fact]
    public void DependsOn_OfAGroup_IsANeedOfAllItsAgents()
    {
        var plan = Planned.Plan(
            """
            services:
              web:
                depends_on:
                  setup: { condition: service_completed_successfully }
                  store: { condition: service_healthy, restart: true }
                x-supervisor: { agents: { A: { command: [run] }, B: { command: [run], needs: [A] } } }
              setup: { command: [run] }
              store: { command: [run] }
            """
        );

        NeedDefinition[] ofGroup =
        [
            new(new NeedTarget("setup", null), LossRule.Wait, IsCompletion: true),
            new(new NeedTarget("store", null), LossRule.Restart),
        ];
        plan.Find("web", "A").Needs.ShouldBe(ofGroup);
        plan.Find("web", "B")
            .Needs.ShouldBe([.. ofGroup, new NeedDefinition(new NeedTarget("web", "A"), LossRule.Wait)]);
    }

    [Fact]
    public void NeedThatIsWrittenTwice_IsOne_AndTheStricterWordHolds() =>
        Planned
            .Plan(
                Core,
                Planned.File(
                    "{ agents: { One: { command: [run], needs: [{ name: core/Hub, onLoss: restart }, Hub] } } }"
                )
            )
            .Find("web", "One")
            .Needs.ShouldBe([new NeedDefinition(new NeedTarget("core", "Hub"), LossRule.Restart)]);

    [Fact]
    public void Dependents_AreAllWhoNeedTheAgentOrItsGroup()
    {
        var plan = Planned.Plan(
            Core,
            """
            services:
              web: { x-supervisor: { agents: { A: { command: [run], needs: [core] }, B: { command: [run], needs: [Hub] } } } }
            """
        );

        plan.Find("core", "Hub").Dependents.Select(agent => agent.Path).ShouldBe(["core/Twin", "web/A", "web/B"]);
        plan.Find("core", "Twin").Dependents.Select(agent => agent.Path).ShouldBe(["web/A"]);
        plan.Find("web", "A").Dependents.ShouldBeEmpty();
    }

    [Fact]
    public void Dependents_WhereAGroupCanDoWithoutOneThatNeedsThem_DoNotWaitForEachOther()
    {
        var plan = Planned.Plan(
            """
            services:
              pool:
                x-supervisor:
                  ready: { quorum: 50% }
                  agents: { A: { command: [run] }, B: { command: [run], needs: [front] } }
              front: { command: [run], depends_on: [pool] }
            """
        );

        plan.Find("pool", "A").Dependents.Select(agent => agent.Path).ShouldBe(["front/front"]);
        plan.Find("front").Dependents.Select(agent => agent.Path).ShouldBe(["pool/B"]);
        plan.Find("pool", "B").Dependents.ShouldBeEmpty();
    }
}

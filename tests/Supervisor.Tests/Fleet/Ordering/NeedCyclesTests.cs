using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Xunit;
using static Supervisor.Tests.Fleet.Fleets;

namespace Supervisor.Tests.Fleet.Ordering;

public sealed class NeedCyclesTests
{
    [Fact]
    public void Agents_ThatNeedEachOther_AreToldWithTheWayAround()
    {
        var order = OrderOf(
            Group("one", Agent("free"), Agent("a", "free", "b")),
            Group("two", Agent("b", "c"), Agent("c", "a"), Agent("behind", "c"))
        );

        var cycle = order.Cycles.ShouldHaveSingleItem();
        cycle.ToString().ShouldBe("one/a -> two/b -> two/c -> one/a");
        cycle.IsGatedByImage.ShouldBeFalse();
        cycle.Entangled.ShouldBe(3);
        cycle
            .Steps.Select(step => step.Need.Need.Path.ToString())
            .ShouldBe([
                "services.one.x-supervisor.agents.a.needs[1]",
                "services.two.x-supervisor.agents.b.needs[0]",
                "services.two.x-supervisor.agents.c.needs[0]",
            ]);
        order.Stuck.Select(agent => agent.Address.Agent).ShouldBe(["a", "b", "c", "behind"]);
    }

    [Fact]
    public void Agent_ThatNeedsItself_IsACycleOfOne() =>
        Cycle(Group("one", Agent("a", "a"))).ToString().ShouldBe("one/a -> one/a");

    [Fact]
    public void Agent_ThatNeedsItsOwnGroup_IsACycle() =>
        Cycle(Group("one", Agent("a"), Agent("b", "one"))).ToString().ShouldBe("one/b -> one/b");

    [Fact]
    public void Knot_OfSeveralCycles_IsToldByTheShortest()
    {
        var cycle = Cycle(Group("one", Agent("a", "b"), Agent("b", "c"), Agent("c", "d"), Agent("d", "a", "c")));

        cycle.ToString().ShouldBe("one/c -> one/d -> one/c");
        cycle.Entangled.ShouldBe(4);
    }

    [Fact]
    public void TwoKnots_AreTwoCycles() =>
        OrderOf(Group("one", Agent("a", "b"), Agent("b", "a"), Agent("c", "d", "a"), Agent("d", "c")))
            .Cycles.Select(cycle => cycle.ToString())
            .ShouldBe(["one/a -> one/b -> one/a", "one/c -> one/d -> one/c"]);

    [Fact]
    public void DependsOn_ThatAnAgentContradicts_IsACycle()
    {
        var cycle = Cycle(Group("one", Agent("a"), Agent("b")).DependingOn("two"), Group("two", Agent("c", "b")));

        cycle.ToString().ShouldBe("one/b -> two/c -> one/b");
        cycle.IsGatedByImage.ShouldBeFalse();
        cycle.Steps[0].Need.Need.Path.ToString().ShouldBe("services.one.depends_on.two");
    }

    [Fact]
    public void Containers_WhoseImageStartsTheAgents_AreACycleThoughTheirAgentsAreNone()
    {
        GroupModel[] groups =
        [
            Group("audio", OfImage("tts"), OfImage("analyzer", "translation")),
            Group("language", Agent("translation"), Agent("responder", "tts"), Agent("other")).DependingOn(),
        ];

        OrderOf(groups).Cycles.ShouldBeEmpty();

        var cycle = Cycle(groups[0], Group("language", OfImage("translation"), OfImage("responder", "tts")));
        cycle.ToString().ShouldBe("audio/tts -> language/translation -> audio/tts");
        cycle.IsGatedByImage.ShouldBeTrue();
        cycle
            .Steps.Select(step => step.Need.ToString())
            .ShouldBe(["audio/analyzer needs language/translation", "language/responder needs audio/tts"]);
    }

    [Fact]
    public void PlainServices_ThatNeedEachOther_AreACycleOfTheirOwn() =>
        Cycle(Plain("a", "b"), Plain("b", "a")).IsGatedByImage.ShouldBeFalse();

    [Fact]
    public void GroupReadyBySome_WaitingForWhatAnotherCycleHolds_IsNotACycleItself()
    {
        var spare = Group("spare", Agent("x", "held"), Agent("y", "spare")) with { Ready = new ReadyRule.Quorum(50) };

        Cycle(spare, Group("knot", Agent("held", "other"), Agent("other", "held")))
            .ToString()
            .ShouldBe("knot/held -> knot/other -> knot/held");
    }

    [Fact]
    public void CycleOfAgents_IsNotExplainedAsAHarmlessOneOfContainers() =>
        OrderOf(Group("one", Agent("a", "b")), Group("two", Agent("b", "a"))).ContainerCycles.ShouldBeEmpty();

    private static NeedCycle Cycle(params GroupModel[] groups) => OrderOf(groups).Cycles.ShouldHaveSingleItem();

    private static StartOrder OrderOf(params GroupModel[] groups)
    {
        var names = FleetNames.Of(Of(Project(node: null, groups)));
        return StartOrder.Of(names, FleetNeeds.Of(names));
    }
}

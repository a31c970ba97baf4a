using Shouldly;
using Supervisor.Fleet.Diffing;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Xunit;

namespace Supervisor.Tests.Fleet.Diffing;

public sealed class FleetDiffTests
{
    [Fact]
    public void Key_OfAnAgent_IsToldWithWhatItWasAndIs()
    {
        var fleets = new TwoFleets(
            Group("{ agents: { Hub: { command: [hub], probe: { http: \":80/a\" }, needs: [Cache] } } }"),
            Group("{ agents: { Hub: { command: [hub], probe: { http: \":80/b\" }, needs: [Cache, Db], ttl: 60s } } }")
        );

        fleets.Lines.ShouldBe(
            [
                "web/Hub needs: [Cache] -> [Cache, Db] (Policy)",
                "web/Hub ttl: - -> 1m (Policy)",
                "web/Hub probe.http: :80/a -> :80/b (Policy)",
            ],
            ignoreOrder: true
        );
    }

    [Fact]
    public void Agents_ThatCameAndWent_AreTold()
    {
        var fleets = new TwoFleets(
            Group("{ agents: { A: { command: [a] }, B: { command: [b] } } }"),
            Group("{ agents: { C: { command: [c] }, B: { command: [b] } } }")
        );

        fleets.Lines.ShouldBe(["web/A: {command: [a]} -> - (Stop)", "web/C: - -> {command: [c]} (Start)"]);
    }

    [Fact]
    public void Agents_InAnotherOrder_AreTold_ForRestForOneGoesByIt() =>
        new TwoFleets(Group("{ agents: { A: , B: , C: } }"), Group("{ agents: { B: , A: , C: } }")).Lines.ShouldBe([
            "web x-supervisor.agents: A, B, C -> B, A, C (Policy)",
        ]);

    [Fact]
    public void AgentThatWasNotListed_AndIsNow_IsTheSame() =>
        new TwoFleets(Group("{}"), Group("{ agents: { web: } }")).Diff.IsEmpty.ShouldBeTrue();

    [Fact]
    public void FormOfTheFile_ThatMeansTheSame_IsNoChange() =>
        new TwoFleets(
            "services: { web: { image: web:1, environment: [B=2, A=1], ports: [\"80:80\"] } }",
            "services: { web: { ports: [{ target: 80, published: 80 }], environment: { A: 1, B: 2 }, image: web:1 } }"
        ).Diff.Members.ShouldBeEmpty();

    [Fact]
    public void Groups_ThatCameAndWent_AreTold()
    {
        var fleets = new TwoFleets("services: { a: { image: a:1 } }", "services: { b: { image: a:1 } }");

        fleets
            .Diff.Members.Select(member => (member.Member?.ToString(), member.Effect))
            .ShouldBe([("a", ChangeEffect.Stop), ("b", ChangeEffect.Start)]);
        fleets.EffectOn("b").ShouldBe(ChangeEffect.Start);
    }

    [Fact]
    public void Project_OnAnotherNode_IsStoppedHereAndStartedThere() =>
        new TwoFleets(
            "{ x-supervisor: { node: one }, services: { a: { image: a:1 } } }",
            "{ x-supervisor: { node: two }, services: { a: { image: a:1 } } }"
        )
            .Diff.Members.Select(member => (member.Project, member.Effect))
            .ShouldBe([("one/demo", ChangeEffect.Stop), ("two/demo", ChangeEffect.Start)]);

    [Fact]
    public void Network_ThatChanged_IsANewContainerForWhoIsInIt()
    {
        var fleets = new TwoFleets(Networks("bridge"), Networks("macvlan"));

        fleets.Lines.ShouldBe(["project demo networks.back.driver: bridge -> macvlan (NewContainer)"]);
        fleets.EffectOn("inside").ShouldBe(ChangeEffect.NewContainer);
        fleets.EffectOn("outside").ShouldBeNull();

        static string Networks(string driver) =>
            $$"""
                services:
                  inside: { image: a:1, networks: [back] }
                  outside: { image: a:1 }
                networks: { back: { driver: {{driver}} } }
                """;
    }

    [Fact]
    public void PortOffset_ThatChanged_IsANewContainerUnlessAServiceHasItsOwn()
    {
        const string Yaml = """
            services:
              shifted: { image: a:1, ports: ["80:80"] }
              fixed: { image: a:1, environment: { PORT_OFFSET: 5 } }
            """;

        var fleets = new TwoFleets(Yaml, Yaml, portOffset: "100");

        fleets.EffectOn("shifted").ShouldBe(ChangeEffect.NewContainer);
        fleets.EffectOn("fixed").ShouldBeNull();
    }

    [Fact]
    public void EffectOnAnAgent_CountsWhatHappensToItsContainer()
    {
        var fleets = new TwoFleets(
            "services: { web: { image: web:1, x-supervisor: { agents: { A: { command: [a] }, B: { command: [b] } } } } }",
            "services: { web: { image: web:2, x-supervisor: { agents: { A: { command: [a] }, B: { command: [c] } } } } }"
        );

        fleets.EffectOn("A").ShouldBe(ChangeEffect.NewContainer);
        fleets.EffectOn("web").ShouldBe(ChangeEffect.NewContainer);
    }

    [Fact]
    public void EffectOnAGroup_DoesNotCountItsAgents()
    {
        var fleets = new TwoFleets(
            Group("{ agents: { A: { command: [a] }, B: { command: [b] } } }"),
            Group("{ agents: { A: { command: [x] }, B: { command: [b] } } }")
        );

        fleets.EffectOn("A").ShouldBe(ChangeEffect.RestartAgent);
        fleets.EffectOn("B").ShouldBeNull();
        fleets.EffectOn("web").ShouldBeNull();
    }

    [Fact]
    public void EffectOnAMember_OfAThirdFleet_IsRefused()
    {
        var stranger = FleetNames.Of(Fleets.Of(Fleets.Project("x", Fleets.Plain("web")))).Groups[0];

        Should.Throw<ArgumentException>(() => new TwoFleets(Group("{}"), Group("{}")).Diff.EffectOn(stranger));
    }

    [Fact]
    public void Projects_OfOneNameOnOneNode_AreToldApartByTheirOrder()
    {
        var (one, two) = (Fleets.Project("n", Fleets.Plain("a")), Fleets.Project("n", Fleets.Plain("b")));
        var diff = FleetDiff.Of(
            Fleets.Of(one, two),
            Fleets.Of(one, two with { Groups = [Fleets.Plain("b") with { Data = DataRule.Shared }] })
        );

        diff.Members.ShouldHaveSingleItem().Project.ShouldBe("n/n (2)");
    }

    private static string Group(string supervised) =>
        $"services: {{ web: {{ image: web:1, x-supervisor: {supervised} }} }}";
}

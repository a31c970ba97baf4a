using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Xunit;
using static Supervisor.Tests.Fleet.Fleets;

namespace Supervisor.Tests.Fleet.Ordering;

public sealed class StartOrderTests
{
    [Fact]
    public void Agents_StartInTheWaveAfterTheirLastNeed()
    {
        var order = OrderOf(
            Group("core", Agent("registry"), Agent("twin", "registry"), Agent("hub", "twin", "registry")),
            Group("audio", Agent("capture", "registry"), Agent("free"))
        );

        Waves(order).ShouldBe(["core/registry audio/free", "core/twin audio/capture", "core/hub"]);
        order.AtOnce.Select(agent => agent.Address.Agent).ShouldBe(["registry", "free"]);
        order.Stuck.ShouldBeEmpty();
    }

    [Fact]
    public void Container_StartsWithTheFirstOfItsAgents()
    {
        var order = OrderOf(
            Group("core", Agent("registry")),
            Group("audio", Agent("late", "early"), Agent("early", "registry"))
        );

        order.Waves.Select(wave => string.Join(' ', wave.Groups)).ShouldBe(["core", "audio", ""]);
    }

    [Fact]
    public void LongestChain_NamesEachNeedOnTheWay()
    {
        var order = OrderOf(
            Group("core", Agent("a"), Agent("b", "a"), Agent("c", "a", "b")),
            Group("other", Agent("d", "core"), Agent("x"))
        );

        order
            .LongestChain.Select(link => $"{link.Agent.Address.Agent} <- {link.Need?.Target}")
            .ShouldBe(["a <- ", "b <- core/a", "c <- core/b", "d <- core"]);
        order.LongestChain.Count.ShouldBe(order.Waves.Count);
    }

    [Theory]
    [InlineData("all", 3)]
    [InlineData("required", 2)]
    [InlineData("quorum", 3)]
    public void NeedOnAGroup_IsMetByTheGroupsReadyRule(string rule, int expected)
    {
        var core = Group("core", Agent("a"), Agent("b", "a") with { Required = false }) with
        {
            Ready = rule switch
            {
                "all" => new ReadyRule.All(),
                "required" => new ReadyRule.Required(),
                _ => new ReadyRule.Quorum(51),
            },
        };

        var order = OrderOf(core, Group("user", Agent("u", "core")));

        WaveOf(order, "user/u").ShouldBe(expected);
    }

    [Fact]
    public void NeedOnAGroup_ReadyBySomeOfItsAgents_DoesNotWaitForTheRest()
    {
        var core = Group("core", Agent("a"), Agent("b"), Agent("c", "u")) with { Ready = new ReadyRule.Quorum(60) };

        var order = OrderOf(core, Group("user", Agent("u", "core")));

        Waves(order).ShouldBe(["core/a core/b", "user/u", "core/c"]);
        order.Cycles.ShouldBeEmpty();
    }

    [Fact]
    public void DependsOn_IsANeedOfAllAgents()
    {
        var order = OrderOf(
            Group("core", Agent("a"), Agent("b", "a")),
            Group("user", Agent("u"), Agent("v")).DependingOn("core")
        );

        Waves(order).ShouldBe(["core/a", "core/b", "user/u user/v"]);
    }

    [Fact]
    public void ImageStartedAgent_MakesItsWholeGroupWait()
    {
        var order = OrderOf(Group("core", Agent("a")), Group("user", OfImage("u", "a"), Agent("v"), Agent("w")));

        Waves(order).ShouldBe(["core/a", "user/u user/v user/w"]);
    }

    [Fact]
    public void NetworkOfAnotherContainer_IsANeed_ToldWhereItIsWritten()
    {
        var web = Plain("web").DependingOn("tunnel");
        var order = OrderOf(
            Group("tunnel", Agent("vpn"), Agent("status", "vpn")),
            web with
            {
                Service = web.Service with { NetworkMode = "service:tunnel" },
            }
        );

        Waves(order).ShouldBe(["tunnel/vpn", "tunnel/status", "web/web"]);
        order.Needs[0].Need.Source.ShouldBe(NeedSource.Namespace);
        order.Needs[0].Need.Path.ToString().ShouldBe("services.web.network_mode");
    }

    [Fact]
    public void Needs_OfOtherGroupsAndMachines_AreTold()
    {
        var order = OrderOf(
            Of(
                Project("one", Group("core", Agent("a"), Agent("b", "a")), Group("user", Agent("u", "a"))),
                Project("two", Group("far", Agent("f", "core/b")))
            )
        );

        order.AcrossGroups.Select(Text).ShouldBe(["one/user/u needs one/core/a", "two/far/f needs one/core/b"]);
        order.AcrossNodes.Select(Text).ShouldBe(["two/far/f needs one/core/b"]);
    }

    [Fact]
    public void GroupsThatNeedEachOther_WithoutAnAgentThatDoes_AreExplained()
    {
        var order = OrderOf(
            Group("core", Agent("twin")),
            Group("audio", Agent("tts", "twin"), Agent("analyzer", "translation")),
            Group("language", Agent("translation", "twin"), Agent("responder", "tts"))
        );

        order.Cycles.ShouldBeEmpty();
        Waves(order).ShouldBe(["core/twin", "audio/tts language/translation", "audio/analyzer language/responder"]);
        var cycle = order.ContainerCycles.ShouldHaveSingleItem();
        cycle.Groups.Select(group => group.Address.Group).ShouldBe(["audio", "language"]);
        cycle
            .Ring.Select(Text)
            .ShouldBe(["audio/analyzer needs language/translation", "language/responder needs audio/tts"]);
        cycle.Needs.Count.ShouldBe(2);
    }

    private static StartOrder OrderOf(params GroupModel[] groups) => OrderOf(Of(Project(node: null, groups)));

    private static StartOrder OrderOf(FleetModel fleet)
    {
        var names = FleetNames.Of(fleet);
        var needs = FleetNeeds.Of(names);
        needs.Unresolved.ShouldBeEmpty();
        return StartOrder.Of(names, needs);
    }

    private static IEnumerable<string> Waves(StartOrder order) =>
        order.Waves.Select(wave => string.Join(' ', wave.Agents));

    private static int WaveOf(StartOrder order, string agent) =>
        order.Waves.Single(wave => wave.Agents.Any(each => each.ToString() == agent)).Number;

    private static string Text(NeedLink need) => need.ToString();
}

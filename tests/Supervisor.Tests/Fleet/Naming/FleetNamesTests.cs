using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;
using Xunit;
using static Supervisor.Tests.Fleet.Fleets;

namespace Supervisor.Tests.Fleet.Naming;

public sealed class FleetNamesTests
{
    private static readonly NameScope InAudio = new("mainpc", "audio");

    private static readonly FleetNames Names = FleetNames.Of(
        Of(
            Project(
                "mainpc",
                Group("core", Agent("Registry"), Agent("Hub")),
                Group("audio", Agent("Tts"), Agent("Hub"))
            ),
            Project(
                "pc2",
                Group("infra", Agent("Hub"), Agent("Cache")),
                Group("tutor", Agent("Tutor"), Agent("Tts"))
            ) with
            {
                Inactive = ValueMap<InactiveGroup>.Empty.With("debug", new InactiveGroup(["dev"], ["Tracer", "Cache"])),
            },
            Project("pc3", Plain("redis"))
        )
    );

    [Theory]
    [InlineData("core/Registry", "mainpc/core/Registry")]
    [InlineData("mainpc/core", "mainpc/core")]
    [InlineData("pc2/infra/Hub", "pc2/infra/Hub")]
    [InlineData("Hub@pc2", "pc2/infra/Hub")]
    [InlineData("infra", "pc2/infra")]
    [InlineData("Cache", "pc2/infra/Cache")]
    public void Name_InEachForm_LeadsToItsMember(string name, string expected) =>
        Address(Names.Resolve(name, InAudio)).ShouldBe(expected);

    [Fact]
    public void BareName_KnownInOwnGroup_IsNotLookedForFurther() =>
        Address(Names.Resolve("Hub", InAudio)).ShouldBe("mainpc/audio/Hub");

    [Fact]
    public void BareName_KnownOnOwnNode_IsNotLookedForInTheFleet() =>
        Address(Names.Resolve("Tts", new NameScope("mainpc", "core"))).ShouldBe("mainpc/audio/Tts");

    [Fact]
    public void BareName_OfTwoOnOwnNode_IsAmbiguousAndListsThem() =>
        Hits(Names.Resolve("Hub", new NameScope("mainpc"))).ShouldBe(["mainpc/core/Hub", "mainpc/audio/Hub"]);

    [Fact]
    public void BareName_OfTwoOtherMachines_IsAmbiguousAndListsThem() =>
        Hits(Names.Resolve("Tts", new NameScope("pc3")))
            .ShouldBe(["mainpc/audio/Tts", "pc2/tutor/Tts"], "nothing on pc3 has the name");

    [Fact]
    public void BareName_OfAGroupAndAnAgentElsewhere_IsAmbiguous()
    {
        var names = FleetNames.Of(Of(Project("a", Group("redis", Agent("Server")), Group("tools", Agent("redis")))));

        Hits(names.Resolve("redis", new NameScope("a"))).ShouldBe(["a/redis", "a/tools/redis"]);
    }

    [Theory]
    [InlineData("redis")]
    [InlineData("pc3/redis")]
    [InlineData("redis/redis")]
    [InlineData("redis@pc3")]
    public void GroupsOnlyAgent_OfTheGroupsName_IsMeantByEither(string name) =>
        Address(Names.Resolve(name, InAudio)).ShouldBe("pc3/redis/redis");

    [Fact]
    public void GroupsOnlyAgent_OfAnotherName_IsNotTheGroup()
    {
        var names = FleetNames.Of(Of(Project("a", Group("redis", Agent("Server")))));

        Address(names.Resolve("redis", new NameScope("a"))).ShouldBe("a/redis");
    }

    [Theory]
    [InlineData("Hub@pc9")]
    [InlineData("pc9/core/Hub")]
    [InlineData("pc9/core")]
    public void Name_OnAMachineThatNoFileDescribes_NamesTheMachine(string name) =>
        Names.Resolve(name, InAudio).ShouldBe(new NameResolution.UnknownNode("pc9"));

    [Fact]
    public void Name_OnAMachineThatIsOnlyDeclared_IsUnknownThere()
    {
        var project = Project("a", Group("core", Agent("Hub"))) with
        {
            Nodes = ValueMap<NodeModel>.Empty.With("b", new NodeModel { Name = "b" }),
        };

        FleetNames.Of(Of(project)).Resolve("Hub@b", new NameScope("a")).ShouldBe(new NameResolution.Unknown());
    }

    [Theory]
    [InlineData("debug")]
    [InlineData("Tracer")]
    [InlineData("pc2/debug/Tracer")]
    public void Name_OfAnInactiveProfile_IsToldWithTheProfile(string name) =>
        Names.Resolve(name, InAudio).ShouldBeOfType<NameResolution.Inactive>().Profiles.ShouldBe(["dev"]);

    [Fact]
    public void Name_ActiveAndInactiveInOnePlace_IsTheActive() =>
        Address(Names.Resolve("Cache", new NameScope("pc2"))).ShouldBe("pc2/infra/Cache");

    [Fact]
    public void Name_InactiveOnOwnNode_IsNotTakenFromAnother()
    {
        var near = Project("a", Plain("web")) with
        {
            Inactive = ValueMap<InactiveGroup>.Empty.With("redis", new InactiveGroup(["cache"], ["redis"])),
        };

        FleetNames
            .Of(Of(near, Project("b", Plain("redis"))))
            .Resolve("redis", new NameScope("a", "web"))
            .ShouldBeOfType<NameResolution.Inactive>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("core/")]
    [InlineData("@pc2")]
    [InlineData("a/b/c/d")]
    [InlineData("core/Hub@mainpc")]
    public void Name_OfNoForm_IsMalformed(string name) =>
        Names.Resolve(name, InAudio).ShouldBe(new NameResolution.Malformed());

    [Theory]
    [InlineData("Regstry", "Registry")]
    [InlineData("core/Regitsry", "core/Registry")]
    [InlineData("Cahce@pc2", "Cache@pc2")]
    [InlineData("core@mainpc", "core")]
    [InlineData("Tutr", "Tutor")]
    [InlineData("CompletelyElse", null)]
    public void Suggestion_ForAMisspeltName_IsTheNearest(string name, string? expected)
    {
        Names.Resolve(name, InAudio).ShouldBe(new NameResolution.Unknown());

        Names.Suggest(name, InAudio).ShouldBe(expected);
    }

    [Fact]
    public void Suggestion_ThatTwoAnswerTo_IsWrittenSoThatOneDoes() =>
        Names.Suggest("Tst", new NameScope("pc3")).ShouldBe("Tts@mainpc");

    [Theory]
    [InlineData("mainpc", "core", "Registry", "Registry")]
    [InlineData("pc2", "infra", "Hub", "Hub@pc2")]
    [InlineData("mainpc", "audio", "Hub", "audio/Hub")]
    [InlineData("pc3", "redis", "redis", "redis")]
    [InlineData("pc2", "tutor", null, "tutor")]
    public void ShortestName_OfAMember_LeadsBackToItFromAnywhere(
        string node,
        string group,
        string? agent,
        string expected
    )
    {
        var shortest = Names.Shortest(new FleetAddress(node, group, agent));

        shortest.ShouldBe(expected);
        Address(Names.Resolve(shortest, new NameScope())).ShouldStartWith($"{node}/{group}");
    }

    [Fact]
    public void Names_WithoutANode_AreFoundWithoutOne()
    {
        var names = FleetNames.Of(Of(Project(node: null, Group("core", Agent("Hub")), Plain("redis"))));

        Address(names.Resolve("Hub", new NameScope(Group: "redis"))).ShouldBe("core/Hub");
        Address(names.Resolve("core", new NameScope())).ShouldBe("core");
    }

    private static string Address(NameResolution resolution) =>
        resolution.ShouldBeOfType<NameResolution.Resolved>().Member.Address.ToString();

    private static IEnumerable<string> Hits(NameResolution resolution) =>
        resolution.ShouldBeOfType<NameResolution.Ambiguous>().Hits.Select(hit => hit.ToString());
}

using Shouldly;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Copying;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Forwarding.Routing;
using Xunit;

namespace Supervisor.Tests.Node.Forwarding.Routing;

/// <summary>Which nodes a command is for, by the names in it.</summary>
public sealed class RouteRulesTests
{
    private static readonly FleetNode One = new(ForwardedFleet.Id(1), "pc1", IsOwn: true);
    private static readonly FleetNode Two = new(ForwardedFleet.Id(2), "pc2", IsOwn: false);

    private static readonly NodeNames[] Known =
    [
        new(One, ["chat/chat", "audio/stt"], ["chat", "audio"]) { Unowned = ["moved/moved"] },
        new(Two, ["redis/redis", "voice/stt", "moved/moved"], ["redis", "voice", "moved"])
        {
            Unowned = ["idle/a", "idle/b"],
        },
    ];

    private static readonly CommandDescription Command = new(
        "stop",
        "Stops.",
        Roles.Operator,
        ResultKinds.Progress,
        Arguments:
        [
            new ArgumentDescription("agents", "Which.", ArgumentKinds.Agent, Position: 1, Repeatable: true),
            new ArgumentDescription("group", "Which group.", ArgumentKinds.Group),
            new ArgumentDescription("wait", "Wait.", ArgumentKinds.Flag),
        ]
    );

    [Theory]
    [InlineData("chat", "pc1: chat")]
    [InlineData("redis", "pc2: redis")]
    [InlineData("voice/stt", "pc2: voice/stt")]
    [InlineData("pc2/voice/stt", "pc2: voice/stt")]
    [InlineData("stt@pc1", "pc1: stt")]
    [InlineData("voice", "pc2: voice")]
    [InlineData("moved", "pc2: moved")]
    [InlineData("idle", "pc2: idle")]
    [InlineData("idle/b", "pc2: idle/b")]
    [InlineData("nobody", "pc1: nobody")]
    [InlineData("redis chat@pc1 voice/stt", "pc1: chat; pc2: redis, voice/stt")]
    public void Names_GoToTheNodeThatHasThem_InItsOwnWords(string names, string expected) =>
        Told(Route(names)).ShouldBe(expected);

    [Fact]
    public void Name_OfWhatMoved_IsOfTheNodeThatHasItByTheLatestOwnership()
    {
        NodeNames[] told =
        [
            Owned(One, "moved", 3),
            Owned(Two, "moved", 4),
            Owned(One, "down", 0),
            Owned(Two, "down", 0),
            Owned(One, "pinned", null),
            Owned(Two, "pinned", null),
        ];

        var known = NodeNames.Settled(told);

        known.Select(node => node.Has("moved")).ShouldBe([false, true, false, false, false, false]);
        known.Select(node => node.Has("down")).ShouldBe([false, false, true, false, false, false]);
        known.Select(node => node.Has("pinned")).ShouldBe([false, false, false, false, true, true]);
    }

    [Fact]
    public void NamesToComplete_AreThoseOfAllNodes_AndWithTheirNodeWhereThereAreSeveral()
    {
        NodeNames[] known =
        [
            new(One, ["chat/chat", "audio/stt", "audio/@container", "ui/ui"], ["chat", "audio", "ui"]),
            new(Two, ["redis/redis", "ui/ui"], ["redis", "ui"]) { Unowned = ["idle/a"] },
        ];

        FleetNames.Agents(known).ShouldBe(["audio/stt", "chat", "idle/a", "redis", "ui@pc1", "ui@pc2"]);
        FleetNames.Groups(known).ShouldBe(["audio", "chat", "idle", "redis", "ui@pc1", "ui@pc2"]);
    }

    private static NodeNames Owned(FleetNode node, string group, long? epoch) =>
        new(node, [$"{group}/{group}"], [group])
        {
            Ownerships = new Dictionary<string, OwnershipWord>(StringComparer.Ordinal)
            {
                [group] = new(epoch, "healthy"),
            },
        };

    [Fact]
    public void Name_OnSeveralNodes_IsAmbiguous_WithWhatToSayInstead()
    {
        var error = Route("stt").Error!;

        (error.Code, error.Message, error.Why, error.Remedy).ShouldBe(
            (
                ErrorCodes.Ambiguous,
                "'stt' is on 2 nodes.",
                "There are audio/stt@pc1, voice/stt@pc2.",
                "Say which: 'audio/stt@pc1', for example."
            )
        );
    }

    [Fact]
    public void Node_ThatIsNotThere_IsNotFound() => Route("chat@pc3").Error!.Code.ShouldBe(ErrorCodes.NotFound);

    [Fact]
    public void Arguments_ThatAreNoNames_GoWithEachPart()
    {
        var route = Route("chat redis", ("wait", ["true"])).Value!;

        route
            .Parts.Select(part => part.Arguments["wait"])
            .ShouldBe([
                ["true"],
                ["true"],
            ]);
    }

    [Fact]
    public void Names_OfGroups_AreNamesAsWell() => Told(Route("", ("group", ["voice"]))).ShouldBe("pc2: ");

    [Theory]
    [InlineData("agent list", true)]
    [InlineData("events list", true)]
    [InlineData("group list", true)]
    [InlineData("node show", false)]
    [InlineData("fleet up", false)]
    public void Commands_WithoutNames_AreForAllNodesWhenTheyListWhatIsThere(string command, bool isOfAll) =>
        RouteRules.IsOfAllNodes(command).ShouldBe(isOfAll);

    [Theory]
    [InlineData("redis:/etc/hosts", ".", "pc2: redis:/etc/hosts .")]
    [InlineData("./a:b", "pc2/voice/stt:/tmp/a:b", "pc2: ./a:b voice/stt:/tmp/a:b")]
    [InlineData("-", "chat@pc1:data", "pc1: - chat:data")]
    [InlineData("stt@pc2:", "to", "pc2: stt: to")]
    [InlineData("neither", "side", "pc1: neither side")]
    public void Path_OfACopy_GoesToTheNodeOfItsAgent(string source, string target, string expected)
    {
        var copy = Command with { Result = ResultKinds.Archive };
        var given = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [CopyRoute.Source] = [source],
            [CopyRoute.Target] = [target],
        };

        var names = GivenNames.In(copy, given);
        var part =
            names.Count == 0
                ? new RoutePart(One, given)
                : RouteRules.Of(names, given, [One, Two], Known).Value!.Parts.ShouldHaveSingleItem();

        var told = $"{part.Arguments[CopyRoute.Source][0]} {part.Arguments[CopyRoute.Target][0]}";
        $"{part.Node.Name}: {told}".ShouldBe(expected);
    }

    [Theory]
    [InlineData("redis chat", "redis=5 chat@pc1=7", "pc1: chat from chat=7; pc2: redis from redis=5")]
    [InlineData("redis chat", "voice/stt=1", "pc1: chat from ; pc2: redis from voice/stt=1")]
    [InlineData("pc2/voice/stt", "pc2/voice/stt=1", "pc2: voice/stt from voice/stt=1")]
    [InlineData("redis", "chat=1", "pc2: redis from chat=1")]
    [InlineData("redis chat", "nonsense", "pc1: chat from nonsense; pc2: redis from nonsense")]
    public void Place_InALog_GoesToTheNodeOfItsAgent(string names, string places, string expected)
    {
        var logs = Command with
        {
            Name = "logs",
            Arguments = [Command.Arguments[0], new ArgumentDescription("from", "Where.", ArgumentKinds.Text)],
        };
        var given = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["agents"] = names.Split(' '),
            ["from"] = places.Split(' '),
        };

        var route = RouteRules.Of(GivenNames.In(logs, given), given, [One, Two], Known).Value!;

        string.Join("; ", route.Parts.Select(part => $"{Told(part, "agents")} from {Told(part, "from")}"))
            .ShouldBe(expected);

        string Told(RoutePart part, string argument) =>
            (argument == "agents" ? $"{part.Node.Name}: " : "") + string.Join(", ", part.Arguments[argument]);
    }

    [Theory]
    [InlineData("node show", "pc2", "pc2")]
    [InlineData("node doctor", "pc1", "pc1")]
    [InlineData("node uptime", "pc2", "pc2")]
    [InlineData("node drain", "pc2", null)]
    [InlineData("node show", null, null)]
    public void Node_ThatIsNamed_IsAsked_UnlessTheCommandTakesEffectByItself(
        string command,
        string? named,
        string? expected
    )
    {
        var given = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["node"] = named is null ? [] : [named],
        };

        RouteRules.NodeIn(command, given).ShouldBe(expected);
    }

    [Fact]
    public void Node_ThatIsNotThere_IsRefusedWithThoseThatAre()
    {
        var given = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["node"] = ["pc2"] };

        RouteRules
            .ToNode("pc2", given, [One, Two])
            .Value!.Parts.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                part => part.Node.ShouldBe(Two),
                part => part.Arguments.Keys.ShouldNotContain("node")
            );
        RouteRules.ToNode("pc9", given, [One, Two]).Error!.Why.ShouldBe("Those that are there: pc1, pc2.");
    }

    private static Outcome<CommandRoute> Route(string names, params (string Name, string[] Values)[] others)
    {
        var given = others.ToDictionary(
            one => one.Name,
            one => (IReadOnlyList<string>)one.Values,
            StringComparer.Ordinal
        );
        given["agents"] = names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return RouteRules.Of(GivenNames.In(Command, given), given, [One, Two], Known);
    }

    private static string Told(Outcome<CommandRoute> route) =>
        string.Join(
            "; ",
            route.Value!.Parts.Select(part => $"{part.Node.Name}: {string.Join(", ", part.Arguments["agents"])}")
        );
}

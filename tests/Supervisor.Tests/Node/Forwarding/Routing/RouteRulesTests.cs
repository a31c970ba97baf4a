using Shouldly;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Copying;
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

        var names = RouteRules.NamesIn(copy, given);
        var part =
            names.Count == 0
                ? new RoutePart(One, given)
                : RouteRules.Of(names, given, [One, Two], Known).Value!.Parts.ShouldHaveSingleItem();

        var told = $"{part.Arguments[CopyRoute.Source][0]} {part.Arguments[CopyRoute.Target][0]}";
        $"{part.Node.Name}: {told}".ShouldBe(expected);
    }

    private static Outcome<CommandRoute> Route(string names, params (string Name, string[] Values)[] others)
    {
        var given = others.ToDictionary(
            one => one.Name,
            one => (IReadOnlyList<string>)one.Values,
            StringComparer.Ordinal
        );
        given["agents"] = names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return RouteRules.Of(RouteRules.NamesIn(Command, given), given, [One, Two], Known);
    }

    private static string Told(Outcome<CommandRoute> route) =>
        string.Join(
            "; ",
            route.Value!.Parts.Select(part => $"{part.Node.Name}: {string.Join(", ", part.Arguments["agents"])}")
        );
}

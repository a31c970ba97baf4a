using System.Globalization;
using Shouldly;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Fleets;
using Supervisor.Node.Forwarding.Copies;
using Supervisor.Node.Forwarding.Merging;
using Xunit;

namespace Supervisor.Tests.Node.Forwarding.Copies;

/// <summary>What lists have of a node that cannot be asked.</summary>
public sealed class DatedListTests
{
    private static readonly string[] Columns = ["name", "group", "state", "ready", "pid", "cause", "epoch", "reason"];

    private static readonly NodeTable Agents = Table(
        ["redis", "redis", "ready", "true", "17", "said-ready", "", "It said so."],
        ["audio/stt", "audio", "backoff", "false", "", "exited", "", ""],
        ["audio/@container", "audio", "ready", "true", "18", "healthy", "", ""],
        ["mover", "mover", "ready", "true", "19", "healthy", "3", ""],
        ["idle", "idle", "waiting", "false", "", "unowned", "0", ""]
    );

    [Fact]
    public void Rows_ClaimNothing_AndSayHowItWas()
    {
        var told = DatedRules.Of(new ToldTable("pc2", Agents, TimeSpan.Zero), new Absence("pc2", IsDown: true));

        told.IsDated.ShouldBeTrue();
        Shown(told.Table, "name", "state", "was", "ready", "pid", "cause", "epoch", "reason")
            .ShouldBe([
                "redis|unknown|ready|false||node-down||pc2 is down; before: It said so.",
                "audio/stt|unknown|backoff|false||node-down||pc2 is down.",
                "audio/@container|unknown|ready|false||node-down||pc2 is down.",
                "mover|unknown|ready|false||node-down|3|pc2 is down.",
                "idle|unknown|waiting|false||unowned|0|pc2 is down.",
            ]);
    }

    [Fact]
    public void NodeThatLives_IsOutOfReach()
    {
        var told = DatedRules.Of(new ToldTable("pc2", Agents, TimeSpan.Zero), new Absence("pc2", IsDown: false));

        Shown(told.Table, "cause", "reason")[0].ShouldBe("node-unreachable|pc2 is unreachable; before: It said so.");
    }

    [Theory]
    [InlineData("", "redis audio/stt mover idle")]
    [InlineData("containers=true", "redis audio/stt audio/@container mover idle")]
    [InlineData("group=audio", "audio/stt")]
    [InlineData("group=nobody", "")]
    [InlineData("state=ready", "")] // Nobody can say that it is.
    [InlineData("state=unknown", "redis audio/stt")] // What moves may have gone elsewhere, where it is not unknown.
    public void Arguments_ChooseAmongThem_AsOnTheNodeItself(string given, string names)
    {
        var arguments = given
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one.Split('='))
            .ToDictionary(one => one[0], IReadOnlyList<string> (one) => [one[1]], StringComparer.Ordinal);

        string.Join(' ', Shown(ListFilter.Of(Agents, arguments), "name")).ShouldBe(names);
    }

    [Fact]
    public void OfANodeThatWasNeverHeard_ThereIsWhatIsPinnedToIt()
    {
        PinnedNames[] pinned =
        [
            new("pc1", ["chat"], ["chat/chat"]),
            new("pc2", ["redis", "audio"], ["redis/redis", "audio/stt"]),
        ];

        var agents = PlanRows.Of("pc2", CopiedList.Agents, pinned).ShouldNotBeNull();
        agents.Age.ShouldBeNull();
        Shown(agents.Table, "name", "group", "state").ShouldBe(["redis|redis|", "audio/stt|audio|"]);
        Shown(PlanRows.Of("pc2", CopiedList.Groups, pinned)!.Table, "name").ShouldBe(["redis", "audio"]);
        PlanRows.Of("pc3", CopiedList.Agents, pinned).ShouldBeNull();
        DatedRules
            .Of(agents, new Absence("pc2", IsDown: true))
            .Table.ShouldSatisfyAllConditions(table =>
                Shown(table, "name", "state", "was", "reason")[0]
                    .ShouldBe("redis|unknown||pc2 is down, and was not heard since this daemon's start.")
            );
    }

    private static NodeTable Table(params string[][] rows) =>
        new(
            new ColumnsFrame([.. Columns.Select(name => new Column(name))]),
            [.. rows.Select(row => new RowFrame([.. Columns.Zip(row, CellOf)]))]
        );

    private static Cell CellOf(string column, string text) =>
        text.Length == 0 ? Cell.Nothing
        : column == "epoch" ? Cell.Of(long.Parse(text, CultureInfo.InvariantCulture))
        : Cell.Of(text);

    private static List<string> Shown(NodeTable table, params string[] columns) =>
        [.. table.Rows.Select(row => string.Join('|', columns.Select(column => table.CellOf(row, column).ToString())))];
}

using System.Globalization;
using Shouldly;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Merging;
using Xunit;

namespace Supervisor.Tests.Node.Forwarding.Merging;

/// <summary>Tables of several nodes as one.</summary>
public sealed class TableRulesTests
{
    [Fact]
    public void Tables_OfOneVersion_AreOne_WithTheNodeOfEachRow()
    {
        Shown(Told("pc1", ["name", "state"], ["chat", "ready"]), Told("pc2", ["name", "state"], ["redis", "down"]))
            .ShouldBe(["name|node|age|state", "chat|pc1|0|ready", "redis|pc2|0|down"]);
    }

    [Fact]
    public void Columns_ThatOnlyOneVersionHas_AreThereForAll_AndEmptyElsewhere()
    {
        Shown(Told("pc1", ["name", "new"], ["chat", "x"]), Told("pc2", ["name", "node", "old"], ["redis", "?", "y"]))
            .ShouldBe(["name|node|age|new|old", "chat|pc1|0|x|", "redis|pc2|0||y"]);
    }

    [Fact]
    public void Age_IsShownToPeopleOnlyWhenSomethingIsOld()
    {
        var now = Told("pc1", ["name"], ["chat"]);

        AgeOf(now).Format.ShouldBe(ColumnFormats.Hidden);
        AgeOf(now, now with { Age = TimeSpan.FromMinutes(5) }).Format.ShouldBe(ColumnFormats.Duration);
    }

    [Fact]
    public void WhatNobodyOwns_IsSaidOnce_AndNotAtAllWhereANodeHasItByNow()
    {
        string[] columns = ["name", "group", "cause"];
        Shown(
                Told("pc1", columns, ["a", "moves", "unowned"], ["b", "free", "unowned"], ["c", "own", "healthy"]),
                Told("pc2", columns, ["a", "moves", "starting"], ["b", "free", "claim-unusable"])
            )
            .ShouldBe([
                "name|node|age|group|cause",
                "b|pc1|0|free|unowned",
                "c|pc1|0|own|healthy",
                "a|pc2|0|moves|starting",
            ]);
    }

    [Fact]
    public void WhatMoved_IsWhereTheLatestOwnershipIs_WhateverTheOthersSayOfItStill()
    {
        string[] columns = ["name", "group", "cause", "epoch"];
        Shown(
                Told(
                    "pc1",
                    columns,
                    ["a", "moves", "healthy", "3"],
                    ["b", "down", "fleet-down", "0"],
                    ["c", "own", "", ""]
                ),
                Told(
                    "pc2",
                    columns,
                    ["a", "moves", "starting", "4"],
                    ["b", "down", "fleet-down", "2"],
                    ["c", "own", "", ""]
                ),
                Told("pc3", columns, ["a", "moves", "unowned", "0"], ["b", "down", "fleet-down", "0"])
            )
            .ShouldBe([
                "name|node|age|group|cause|epoch",
                "c|pc1|0|own||",
                "a|pc2|0|moves|starting|4",
                "b|pc2|0|down|fleet-down|2",
                "c|pc2|0|own||",
            ]);
    }

    [Fact]
    public void WhatMoves_IsWhereANodeHasIt_ThatCannotSayByWhichOwnership_UnlessAnotherCan()
    {
        string[] older = ["name", "group", "cause"];
        string[] columns = [.. older, "epoch"];
        Shown(
                Told("pc1", columns, ["a", "moves", "unowned", "0"], ["b", "other", "starting", "1"]),
                Told("pc2", older, ["a", "moves", "healthy"], ["b", "other", "healthy"])
            )
            .ShouldBe(["name|node|age|group|cause|epoch", "b|pc1|0|other|starting|1", "a|pc2|0|moves|healthy|"]);
    }

    [Fact]
    public void WhatIsNotKnownNow_SaysHowItWas_AndIsOfNoAgeWhereItWasNeverHeard()
    {
        var heard = Told("pc2", ["name", "state", "was", "reason"], ["redis", "unknown", "ready", "pc2 is down."]);
        var never = Told("pc3", ["name", "state", "was", "reason"], ["far", "unknown", "", "pc3 is down."]);
        Shown(
                Told("pc1", ["name", "state", "reason"], ["chat", "ready", "It said so."]),
                heard with
                {
                    Age = TimeSpan.FromSeconds(7),
                    IsDated = true,
                },
                never with
                {
                    IsDated = true,
                }
            )
            .ShouldBe([
                "name|node|age|state|was|reason",
                "chat|pc1|0|ready||It said so.",
                "redis|pc2|7|unknown|ready|pc2 is down.",
                "far|pc3||unknown||pc3 is down.",
            ]);
    }

    [Fact]
    public void WhatMoved_IsNotWhereItWas_AlsoWhereItsNodeCannotSayByWhichOwnershipItHasIt()
    {
        string[] older = ["name", "group", "cause"];
        string[] columns = [.. older, "epoch"];
        var gone = Told(
            "pc2",
            columns,
            ["a", "moves", "node-down", "3"],
            ["b", "other", "node-down", "2"],
            ["c", "free", "node-down", "1"]
        ) with
        {
            IsDated = true,
        };
        Shown(
                Told("pc1", columns, ["b", "other", "starting", "4"], ["c", "free", "unowned", "0"]),
                Told("pc3", older, ["a", "moves", "healthy"]),
                gone
            )
            .ShouldBe([
                "name|node|age|group|cause|epoch",
                "b|pc1|0|other|starting|4",
                "a|pc3|0|moves|healthy|",
                "c|pc2||free|node-down|1",
            ]);
    }

    [Fact]
    public void WhatIsDownEverywhere_IsSaidOnce()
    {
        string[] columns = ["name", "group", "cause", "epoch"];
        Shown(
                Told("pc1", columns, ["a", "moves", "fleet-down", "0"]),
                Told("pc2", columns, ["a", "moves", "fleet-down", "0"])
            )
            .ShouldBe(["name|node|age|group|cause|epoch", "a|pc1|0|moves|fleet-down|0"]);
    }

    [Fact]
    public void Tables_OfNobody_AreNone() => TableRules.Merge([]).ShouldBeEmpty();

    private static Column AgeOf(params ToldTable[] tables) =>
        TableRules.Merge(tables).OfType<ColumnsFrame>().Single().Columns.Single(column => column.Name == "age");

    private static ToldTable Told(string node, string[] columns, params string[][] rows) =>
        new(
            node,
            new NodeTable(
                new ColumnsFrame([.. columns.Select(name => new Column(name))]),
                [.. rows.Select(row => new RowFrame([.. columns.Zip(row, CellOf)]))]
            ),
            Age: null
        );

    private static Cell CellOf(string column, string text) =>
        column == "epoch" && text.Length > 0 ? Cell.Of(long.Parse(text, CultureInfo.InvariantCulture)) : Cell.Of(text);

    private static IEnumerable<string> Shown(params ToldTable[] tables) =>
        TableRules
            .Merge(tables)
            .Select(frame =>
                frame switch
                {
                    ColumnsFrame columns => string.Join('|', columns.Columns.Select(column => column.Name)),
                    RowFrame row => string.Join('|', row.Cells.Select(cell => cell.ToString())),
                    _ => $"{frame}",
                }
            );
}

using System.Text.Json;
using Shouldly;
using Supervisor.Cli.Output;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Cli.Output;

public sealed class RendererTests : IDisposable
{
    private static readonly ColumnsFrame Columns = new([
        new Column("name"),
        new Column("ready"),
        new Column("restarts", Format: ColumnFormats.Number),
        new Column("up", "UP FOR", ColumnFormats.Duration),
    ]);

    private static readonly ColumnsFrame Labelled = new([
        new Column("agent", Format: ColumnFormats.Label, Width: 3),
        new Column("text"),
        new Column("position", Format: ColumnFormats.Hidden),
    ]);

    private static readonly RowFrame Chat = new([Cell.Of("chat"), Cell.Of(true), Cell.Of(3), Cell.Of(725)]);
    private static readonly RowFrame Memory = new([Cell.Of("memory"), Cell.Of(false), Cell.Of(12), Cell.Nothing]);
    private static readonly OperatorError Error = new("some.code", "It failed.", "It could not.", "Try again.");

    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void Rows_ForPeople_AreATable() =>
        Human([Columns, Chat, Memory])
            .ShouldBe(
                """
                NAME    READY  RESTARTS  UP FOR
                chat    yes           3  12m 5s
                memory  no           12  -

                """
            );

    [Fact]
    public void Error_OfSeveralLines_IsSetOutAndHarmless()
    {
        Human([new ErrorFrame(new OperatorError("some.code", "It failed.", "First\e[2J.\nSecond.", ""))]);

        _error.ToString().ShouldBe("error: It failed.\n  why: First\\x1b[2J.\n       Second.\n");
    }

    [Fact]
    public void Rows_WiderThanTheScreen_AreCutToIt()
    {
        var text = Human(
            [Columns, new RowFrame([Cell.Of(new string('x', 80)), Cell.Of(true), Cell.Of(1), Cell.Of(1)])],
            width: 40
        );

        text.Split('\n').ShouldAllBe(line => line.Length <= 40);
        text.ShouldContain("x…");
    }

    [Fact]
    public void Rows_OnAScreenTooNarrowForATable_AreLists() =>
        Human([Columns, Chat], width: 20).ShouldBe("NAME      chat\nREADY     yes\nRESTARTS  3\nUP FOR    12m 5s\n");

    [Fact]
    public void Rows_OfAnEmptyTable_AreItsHeadings() => Human([Columns]).ShouldBe("NAME  READY  RESTARTS  UP FOR\n");

    [Fact]
    public void Row_WithTooFewOrTooManyCells_BreaksNothing()
    {
        var text = Human([Columns, new RowFrame([Cell.Of("a")]), new RowFrame([.. Enumerable.Repeat(Cell.Of(1), 9)])]);

        text.Split('\n').Length.ShouldBe(4);
    }

    [Fact]
    public void Text_WithEscapeSequences_IsShownAndNotObeyed() =>
        Human([new TextFrame("a\e[2Jb\r\nc"), new RowFrame([])])
            .ShouldBe("a\\x1b[2Jb\\rc\n".Replace("\\rc", "\\r\nc", StringComparison.Ordinal));

    [Fact]
    public void Tree_ForPeople_IsDrawn() =>
        Human([
                new ColumnsFrame([]),
                Node(0, "/"),
                Node(1, "a"),
                Node(2, "b"),
                Node(2, "c"),
                Node(1, "d"),
                Node(2, "e"),
            ])
            .ShouldBe(
                """
                /
                ├─ a
                │  ├─ b
                │  └─ c
                └─ d
                   └─ e

                """
            );

    [Fact]
    public void Tree_WithCells_HasThemBesideIt() =>
        Human([new ColumnsFrame([new Column("state")]), Node(0, "a", "up"), Node(1, "bb", "down")])
            .ShouldBe(
                """
                NAME   STATE
                a      up
                └─ bb  down

                """
            );

    [Fact]
    public void Error_ForPeople_IsThreeLinesOnStandardError()
    {
        Human([new ErrorFrame(Error)]).ShouldBe("");
        _error.ToString().ShouldBe("error: It failed.\n  why: It could not.\n   do: Try again.\n");
    }

    [Fact]
    public void Stream_ForPeople_IsALineForEachRowAtOnce()
    {
        var renderer = new HumanRenderer(Screen(null), isLive: true);

        renderer.Show(Columns);
        renderer.Show(Chat);

        _out.ToString().ShouldBe("chat  yes  3  12m 5s\n");
    }

    [Fact]
    public void Stream_WithLabels_HasThemInFrontAsWideAsTheWidest()
    {
        var renderer = new HumanRenderer(Screen(null), isLive: true);

        renderer.Show(Labelled);
        renderer.Show(new RowFrame([Cell.Of("a"), Cell.Of("one"), Cell.Of(1)]));
        renderer.Show(new RowFrame([Cell.Of("bb"), Cell.Of("")]));

        _out.ToString().ShouldBe("a   | one\nbb  |\n");
    }

    [Fact]
    public void Stream_WithLabelsOnATerminal_HasThemInColoursThatStay()
    {
        var renderer = new HumanRenderer(Screen(80) with { IsStyled = true }, isLive: true);

        renderer.Show(Labelled);
        foreach (var name in new[] { "a", "bb", "a" })
        {
            renderer.Show(new RowFrame([Cell.Of(name), Cell.Of("x")]));
        }

        _out.ToString().ShouldBe("\e[36ma  \e[0m | x\n\e[33mbb \e[0m | x\n\e[36ma  \e[0m | x\n");
    }

    [Fact]
    public void Columns_ForPrograms_AreHiddenFromPeopleAlone()
    {
        ColumnsFrame columns = new([new Column("a", Format: ColumnFormats.Hidden), new Column("b")]);
        RowFrame row = new([Cell.Of(1), Cell.Of(2)]);

        Human([columns, row]).ShouldBe("B\n2\n");
        _out.GetStringBuilder().Clear();
        Json([columns, row], isLive: true).ShouldBe("{\"a\":1,\"b\":2}\n");
    }

    [Fact]
    public void Progress_WhereNothingCanBeOverwritten_IsTheFirstLineAndTheLast()
    {
        Human([
            new ProgressFrame(1, 3, "waits for A"),
            new ProgressFrame(2, 3, "waits for A"),
            new ProgressFrame(3, 3, "done"),
            new TextFrame("All is well."),
        ]);

        _error.ToString().ShouldBe("1 of 3 waits for A\n3 of 3 done\n");
    }

    [Fact]
    public void Progress_WhereNothingCanBeOverwritten_IsALineAtATimeAndOnlyWhereSomethingChanged()
    {
        var clock = new VirtualClock();
        var renderer = new HumanRenderer(Screen(width: null) with { Clock = clock }, isLive: false);

        foreach (var done in Enumerable.Range(0, 30))
        {
            renderer.Show(new ProgressFrame(done, 90, "down"));
            Pass(clock, TimeSpan.FromSeconds(1));
        }

        // Nothing changes for a minute.
        Pass(clock, TimeSpan.FromMinutes(1));
        renderer.Show(new ProgressFrame(29, 90, "down"));
        renderer.Show(new ProgressFrame(90, 90, "down"));
        renderer.Finish();

        _error.ToString().ShouldBe("0 of 90 down\n9 of 90 down\n19 of 90 down\n29 of 90 down\n90 of 90 down\n");
    }

    [Fact]
    public void Progress_OnATerminal_IsOneLineAndGoneAtTheEnd()
    {
        var renderer = new HumanRenderer(Screen(80) with { IsErrorLive = true }, isLive: true);

        renderer.Show(new ProgressFrame(1, null, "a"));
        renderer.Finish();

        _error.ToString().ShouldBe("\r\e[K1 a\r\e[K");
    }

    [Fact]
    public void Rows_AsJson_AreAListOfObjects() =>
        JsonDocument
            .Parse(Json([Columns, Chat, Memory]))
            .RootElement.GetRawText()
            .ReplaceLineEndings("")
            .ShouldBe(
                """[{"name":"chat","ready":true,"restarts":3,"up":725},{"name":"memory","ready":false,"restarts":12,"up":null}]"""
            );

    [Fact]
    public void Rows_NoneAsJson_AreAnEmptyList() => Json([Columns]).ShouldBe("[]\n");

    [Fact]
    public void Tree_AsJson_IsNested() =>
        Json([
                new ColumnsFrame([new Column("state")]),
                Node(0, "a", "up"),
                Node(1, "b", "up"),
                Node(2, "c", "up"),
                Node(1, "d", "up"),
            ])
            .ShouldBe(
                """[{"name":"a","state":"up","children":[{"name":"b","state":"up","children":[{"name":"c","state":"up","children":[]}]},{"name":"d","state":"up","children":[]}]}]"""
                    + "\n"
            );

    [Fact]
    public void Text_AsJson_IsAnObjectOrItsData()
    {
        using var data = JsonDocument.Parse("""{"state":"ready","history":[1]}""");

        Json([new TextFrame("a\nb"), new TextFrame("c", Cell.Json(data.RootElement))])
            .ShouldBe("{\"text\":\"a\\nb\"}\n{\"state\":\"ready\",\"history\":[1]}\n");
    }

    [Fact]
    public void Stream_AsJson_IsAnObjectALine() =>
        Json([Columns, Chat, new ProgressFrame(1, 2, "x"), new NoteFrame("not here")], isLive: true)
            .ShouldBe(
                """
                {"name":"chat","ready":true,"restarts":3,"up":725}
                {"progress":{"done":1,"total":2,"text":"x"}}

                """
            );

    [Fact]
    public void Error_AsJson_IsAnObjectOnStandardErrorAndNothingElse()
    {
        Json([new ErrorFrame(Error)]).ShouldBe("");
        _error
            .ToString()
            .ShouldBe(
                """{"error":{"code":"some.code","message":"It failed.","why":"It could not.","remedy":"Try again."}}"""
                    + "\n"
            );
    }

    private static void Pass(VirtualClock clock, TimeSpan time)
    {
        var until = clock.Elapsed + time;
        while (clock.MoveToNextTimer(until))
        {
            // Each goes off as it is due.
        }

        clock.MoveTo(until);
    }

    private static TreeFrame Node(int depth, string name, params string[] cells) =>
        new(depth, name, [.. cells.Select(cell => Cell.Of(cell))]);

    private Screen Screen(int? width) => new(_out, _error, width, IsStyled: false, IsErrorLive: false);

    private string Human(IReadOnlyList<Frame> frames, int? width = null) =>
        Show(new HumanRenderer(Screen(width), isLive: false), frames);

    private string Json(IReadOnlyList<Frame> frames, bool isLive = false) =>
        Show(new JsonRenderer(Screen(null), isLive), frames);

    private string Show(IRenderer renderer, IReadOnlyList<Frame> frames)
    {
        foreach (var frame in frames)
        {
            renderer.Show(frame);
        }

        renderer.Finish();
        return _out.ToString();
    }
}

using Shouldly;
using Supervisor.Cli.Output;
using Supervisor.Cli.Output.Views;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Xunit;

namespace Supervisor.Tests.Cli.Output.Views;

public sealed class ViewTests : IDisposable
{
    private static readonly ColumnsFrame Columns = new([
        new Column("name"),
        new Column("group", Format: ColumnFormats.Hidden),
        new Column("state"),
    ]);

    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void View_OnATerminal_IsDrawnOverTheOneBefore()
    {
        var view = new TerminalView(Screen(width: 20, height: 10));

        Draw(view, ("chat", "waiting"), ("redis", "starting"));
        Taken().ShouldBe("NAME   STATE\e[K\nchat   waiting\e[K\nredis  starting\e[K\n\e[J");
        Draw(view, ("chat", "ready"));

        Taken().ShouldBe("\e[3FNAME  STATE\e[K\nchat  ready\e[K\n\e[J");
    }

    [Fact]
    public void View_LargerThanTheTerminal_IsCutToIt()
    {
        var view = new TerminalView(Screen(width: 12, height: 5));

        Draw(view, [.. Enumerable.Range(1, 9).Select(i => ($"agent-{i}", "a long state"))]);
        var lines = Taken().Replace("\e[K", "", StringComparison.Ordinal).Split('\n');

        lines.Length.ShouldBe(5, "four lines, and the end");
        lines.ShouldAllBe(line => line.Length <= 24);
        lines[3].ShouldContain("more lines");
    }

    [Fact]
    public void Error_InAViewOnATerminal_StandsAndIsNotDrawnOver()
    {
        var view = new TerminalView(Screen(width: 20, height: 10));
        Draw(view, ("chat", "ready"));
        Taken();

        view.Show(new ErrorFrame(new OperatorError("c", "It broke.", "", "")));
        Draw(view, ("chat", "ready"));

        _error.ToString().ShouldBe("error: It broke.\n");
        Taken().ShouldStartWith("NAME");
    }

    [Fact]
    public void View_IntoAPipe_IsThePictureAndThenALineForEachChange()
    {
        var view = new LinesView(Screen(width: null, height: null));

        Draw(view, ("chat", "waiting"), ("redis", "starting"));
        Draw(view, ("chat", "waiting"), ("redis", "ready"));
        Draw(view, ("redis", "ready"), ("nats", "starting"));

        Taken()
            .ShouldBe(
                """
                NAME   STATE
                chat   waiting
                redis  starting
                redis  ready
                nats  starting
                chat  is gone

                """
            );
    }

    [Fact]
    public void View_AsJson_IsAnObjectForEachRowAndEachChange()
    {
        var view = new JsonView(Screen(width: null, height: null));

        Draw(view, ("chat", "waiting"), ("redis", "starting"));
        Draw(view, ("chat", "ready"));

        Taken()
            .ShouldBe(
                """
                {"name":"chat","group":"g","state":"waiting"}
                {"name":"redis","group":"g","state":"starting"}
                {"name":"chat","group":"g","state":"ready"}
                {"name":"redis","gone":true}

                """
            );
    }

    [Fact]
    public void Picture_ThatWasCutOff_IsShownAsFarAsItCame()
    {
        var view = new LinesView(Screen(width: null, height: null));
        view.Show(Columns);
        view.Show(Row("chat", "ready"));

        view.Finish();

        Taken().ShouldBe("NAME  STATE\nchat  ready\n");
    }

    [Theory]
    [InlineData(true, "json", typeof(JsonView))]
    [InlineData(true, null, typeof(TerminalView))]
    [InlineData(false, "json", typeof(JsonRenderer))]
    [InlineData(false, null, typeof(HumanRenderer))]
    public void Renderer_IsChosenByTheFormAndTheKindOfAnswer(bool isView, string? output, Type type) =>
        Renderers.For(Screen(80, 24), output, isView, isLive: isView).ShouldBeOfType(type);

    [Fact]
    public void Renderer_OfAViewWithoutATerminal_WritesLines() =>
        Renderers
            .For(Screen(null, null) with { IsStyled = false }, null, isView: true, isLive: true)
            .ShouldBeOfType<LinesView>();

    [Fact]
    public void Columns_ForProgramsAlone_AreNotShownToPeople()
    {
        var renderer = new HumanRenderer(Screen(null, null), isLive: true);
        renderer.Show(Columns);
        renderer.Show(Row("chat", "ready"));

        Taken().ShouldBe("chat  ready\n");
    }

    private static RowFrame Row(string name, string state) => new([Cell.Of(name), Cell.Of("g"), Cell.Of(state)]);

    private static void Draw(IRenderer view, params (string Name, string State)[] rows)
    {
        view.Show(Columns);
        foreach (var (name, state) in rows)
        {
            view.Show(Row(name, state));
        }

        view.Show(new PictureFrame());
    }

    private Screen Screen(int? width, int? height) =>
        new(_out, _error, width, IsStyled: width is not null, IsErrorLive: false, height);

    private string Taken()
    {
        var text = _out.ToString();
        _out.GetStringBuilder().Clear();
        return text;
    }
}

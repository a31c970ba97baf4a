using Shouldly;
using Supervisor.Cli.Shell;
using Xunit;

namespace Supervisor.Tests.Cli.Shell;

public sealed class LineEditorTests
{
    private readonly KeyTerminal _terminal = new();
    private readonly History _history = History.Open(null);

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("abc<Left><Left>X", "aXbc")]
    [InlineData("abc<Backspace>d", "abd")]
    [InlineData("abc<Home><Delete>", "bc")]
    [InlineData("abc<^A>X<^E>Y", "XabcY")]
    [InlineData("one two<^W>three", "one three")]
    [InlineData("one two<^U>x", "x")]
    [InlineData("one two<Home><Right><^K>", "o")]
    [InlineData("one two<^W><^Y><^Y>", "one twotwo")]
    [InlineData("ab<Home><^D>", "b")]
    [InlineData("<Left><Right><Backspace><Delete>a", "a")]
    [InlineData("junk<^C>a", "a")]
    [InlineData("🚀x<Left><Left>y", "y🚀x")]
    [InlineData("<Up>", "second")]
    [InlineData("<Up><Up>", "first")]
    [InlineData("<Up><Up><Up><Down>", "second")]
    [InlineData("draft<Up><Down>", "draft")]
    [InlineData("<Down>", "")]
    public void Keys_EditTheLine(string keys, string expected)
    {
        _history.Add("first");
        _history.Add("second");

        Read(keys + "<Enter>").ShouldBe(expected);
    }

    [Fact]
    public void CtrlD_OnAnEmptyLine_Leaves() => Read("a<Backspace><^D>").ShouldBeNull();

    [Fact]
    public void Tab_WithOneWayOn_CompletesTheWord() => Read("no<Tab>up<Tab><Enter>").ShouldBe("node uptime ");

    [Fact]
    public void Tab_WithSeveral_ShowsThemAndKeepsTheLine()
    {
        Read("e<Tab><Enter>").ShouldBe("e");
        _terminal.Written.ShouldContain("echo  exit");
    }

    [Fact]
    public void Line_LongerThanTheTerminal_IsShownAroundTheCursor()
    {
        _terminal.Width = 20;

        Read(new string('a', 50) + "z<Enter>");

        _terminal.Drawn.ShouldAllBe(row => row.Length < 20);
        _terminal.Drawn[^1].ShouldEndWith("z");
    }

    private string? Read(string keys)
    {
        _terminal.Type(keys);
        return new LineEditor(_terminal, _history).Read("> ", CompleterTests.Completer);
    }
}

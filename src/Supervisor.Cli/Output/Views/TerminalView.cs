using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Text;

namespace Supervisor.Cli.Output.Views;

/// <summary>
/// A view on a terminal: each picture is drawn over the one before, line by line, so that nothing flickers. What was on
/// the terminal above it stays.
/// </summary>
internal sealed class TerminalView(Screen screen) : ViewRenderer
{
    private const string ClearRestOfLine = "\e[K";
    private const string ClearBelow = "\e[J";
    private const int UsualHeight = 24;

    private int _drawn;

    private protected override void Draw(IReadOnlyList<ViewTable> tables)
    {
        var lines = Fitting(Lines(tables));
        screen.Out.Write(_drawn > 0 ? $"\e[{_drawn}F" : "");
        foreach (var line in lines)
        {
            screen.Out.Write(line + ClearRestOfLine + "\n");
        }

        screen.Out.Write(ClearBelow);
        screen.Out.Flush();
        _drawn = lines.Count;
    }

    private protected override void Say(Frame frame)
    {
        new HumanRenderer(screen, isLive: false).Show(frame);
        // The picture above stays, and the next one is drawn below.
        _drawn = 0;
    }

    private List<string> Lines(IReadOnlyList<ViewTable> tables)
    {
        using var text = new StringWriter { NewLine = "\n" };
        // Without styles: what is cut to the width must hold nothing that has none.
        ViewText.Write(new HumanRenderer(screen with { Out = text, IsStyled = false }, isLive: false), tables);
        return [.. text.ToString().TrimEnd('\n').Split('\n').Select(line => TextCells.Fit(line, screen.Width ?? 80))];
    }

    /// <summary>What does not fit on the screen could not be drawn over.</summary>
    private List<string> Fitting(List<string> lines)
    {
        var room = Math.Max(2, (screen.Height ?? UsualHeight) - 1);
        if (lines.Count <= room)
        {
            return lines;
        }

        var shown = lines.Take(room - 1).ToList();
        shown.Add($"... and {CountText.Of(lines.Count - shown.Count, "more line")}");
        return shown;
    }
}

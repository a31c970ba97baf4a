using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output.Views;

/// <summary>A view for people where nothing can be overwritten: the first picture, and then a line for each change.</summary>
internal sealed class LinesView(Screen screen) : ViewRenderer
{
    private readonly HumanRenderer _plain = new(screen, isLive: false);
    private readonly ViewChanges _changes = new();
    private bool _hasBegun;

    private protected override void Draw(IReadOnlyList<ViewTable> tables)
    {
        var changes = _changes.Take(tables);
        if (_hasBegun)
        {
            foreach (var change in changes)
            {
                screen.Out.WriteLine(Line(change));
            }
        }
        else
        {
            ViewText.Write(_plain, tables);
        }

        _hasBegun = true;
        screen.Out.Flush();
    }

    private protected override void Say(Frame frame) => _plain.Show(frame);

    private static string Line(ViewChange change)
    {
        var columns = new VisibleColumns(change.Columns);
        var texts = TableText.Show(columns.Frame.Columns, columns.Of(change.Cells));
        return change.IsGone ? $"{texts[0]}  is gone" : string.Join("  ", texts).TrimEnd();
    }
}

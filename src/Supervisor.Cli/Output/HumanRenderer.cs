using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output;

/// <summary>
/// Answers as people read them. A table is shown whole, since its widths depend on all its rows; in a live answer each
/// row is a line at once.
/// </summary>
internal sealed class HumanRenderer(Screen screen, bool isLive) : IRenderer
{
    private readonly ProgressLine _progress = new(screen);
    private readonly List<IReadOnlyList<Cell>> _rows = [];
    private readonly List<TreeFrame> _tree = [];
    private readonly LiveRows _live = new(screen);
    private VisibleColumns? _columns;

    public void Show(Frame frame)
    {
        if (frame is not ProgressFrame)
        {
            _progress.Clear();
        }

        if (frame is NoteFrame or ErrorFrame)
        {
            // On a terminal both streams are one, and what was said before stands before.
            screen.Out.Flush();
        }

        switch (frame)
        {
            case ColumnsFrame columns:
                Flush();
                _columns = new VisibleColumns(columns);
                break;
            case RowFrame row when isLive:
                screen.Out.WriteLine(_live.Line(_columns?.Frame.Columns, Visible(row.Cells)));
                break;
            case RowFrame row:
                _rows.Add(Visible(row.Cells));
                break;
            case TreeFrame node:
                _tree.Add(node with { Cells = Visible(node.Cells) });
                break;
            case TextFrame text:
                screen.Out.WriteLine(TextCells.Harmless(text.Text, keepLines: true));
                break;
            case NoteFrame note:
                screen.Error.WriteLine(TextCells.Harmless(note.Text, keepLines: true));
                break;
            case ProgressFrame progress:
                _progress.Show(progress);
                break;
            case ErrorFrame error:
                ErrorText.Write(screen, error.Error);
                break;
        }

        if (isLive)
        {
            screen.Out.Flush();
        }
    }

    public void Finish()
    {
        _progress.Clear();
        Flush();
        screen.Out.Flush();
    }

    private void Flush()
    {
        if (_tree.Count > 0)
        {
            TreeText.Write(screen, _columns?.Frame ?? new ColumnsFrame([]), _tree);
        }
        else if (_columns?.Frame is { Columns.Count: > 0 } columns && !isLive)
        {
            TableText.Write(screen, columns, _rows);
        }

        _tree.Clear();
        _rows.Clear();
        _columns = null;
    }

    private IReadOnlyList<Cell> Visible(IReadOnlyList<Cell> cells) => _columns?.Of(cells) ?? cells;
}

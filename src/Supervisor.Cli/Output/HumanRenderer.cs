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
    private ColumnsFrame? _columns;
    private IReadOnlyList<int> _shown = [];

    public void Show(Frame frame)
    {
        _progress.Clear();
        if (frame is NoteFrame or ErrorFrame)
        {
            // On a terminal both streams are one, and what was said before stands before.
            screen.Out.Flush();
        }

        switch (frame)
        {
            case ColumnsFrame columns:
                Flush();
                Take(columns);
                break;
            case RowFrame row when isLive:
                screen.Out.WriteLine(_live.Line(_columns?.Columns, Shown(row.Cells)));
                break;
            case RowFrame row:
                _rows.Add(Shown(row.Cells));
                break;
            case TreeFrame node:
                _tree.Add(node);
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
            TreeText.Write(screen, _columns ?? new ColumnsFrame([]), _tree);
        }
        else if (_columns is { Columns.Count: > 0 } columns && !isLive)
        {
            TableText.Write(screen, columns, _rows);
        }

        _tree.Clear();
        _rows.Clear();
        _columns = null;
    }

    private void Take(ColumnsFrame columns)
    {
        _shown =
        [
            .. columns
                .Columns.Index()
                .Where(column => column.Item.Format is not ColumnFormats.Hidden)
                .Select(column => column.Index),
        ];
        _columns = columns with { Columns = [.. _shown.Select(index => columns.Columns[index])] };
    }

    /// <summary>Those cells whose columns are for people.</summary>
    private IReadOnlyList<Cell> Shown(IReadOnlyList<Cell> cells) =>
        _columns is null ? cells : [.. _shown.Where(index => index < cells.Count).Select(index => cells[index])];
}

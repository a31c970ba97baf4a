using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output;

/// <summary>
/// Answers as programs read them, on standard output: rows as a list of objects, a tree as a list of nested objects, and
/// live answers as one object a line. Errors go to standard error, so that what is on standard output is either the
/// answer or nothing.
/// </summary>
internal sealed class JsonRenderer(Screen screen, bool isLive) : IRenderer
{
    private readonly List<TreeFrame> _tree = [];
    private ColumnsFrame? _columns;
    private bool _hasRows;

    public void Show(Frame frame)
    {
        switch (frame)
        {
            case ColumnsFrame columns:
                CloseRows();
                _columns = columns;
                break;
            case RowFrame row:
                WriteRow(JsonText.Row(ColumnsFor(row.Cells), row.Cells));
                break;
            case TreeFrame node:
                _tree.Add(node);
                break;
            case TextFrame text:
                WriteLine(JsonText.Text(text));
                break;
            case ProgressFrame progress when isLive:
                WriteLine(JsonText.Progress(progress));
                break;
            case ErrorFrame error:
                screen.Error.WriteLine(JsonText.Error(error.Error));
                break;
        }
    }

    public void Finish()
    {
        if (_tree.Count > 0)
        {
            screen.Out.WriteLine(JsonText.Tree(ColumnsFor(_tree[0].Cells), _tree));
        }
        else
        {
            CloseRows();
        }

        screen.Out.Flush();
    }

    private void WriteRow(string row)
    {
        if (isLive)
        {
            WriteLine(row);
            return;
        }

        screen.Out.Write(_hasRows ? ",\n" : "[\n");
        screen.Out.Write(row);
        _hasRows = true;
    }

    private void WriteLine(string line)
    {
        screen.Out.WriteLine(line);
        if (isLive)
        {
            screen.Out.Flush();
        }
    }

    private void CloseRows()
    {
        if (_columns is not null && !isLive)
        {
            screen.Out.WriteLine(_hasRows ? "\n]" : "[]");
        }

        (_columns, _hasRows) = (null, false);
    }

    private IReadOnlyList<Column> ColumnsFor(IReadOnlyList<Cell> cells) =>
        _columns?.Columns
        ?? (_columns = new ColumnsFrame([.. cells.Select((_, i) => new Column($"column{i + 1}"))])).Columns;
}

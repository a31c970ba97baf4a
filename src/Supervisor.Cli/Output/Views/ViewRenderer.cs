using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output.Views;

/// <summary>Shows tables that come again and again, each time whole.</summary>
internal abstract class ViewRenderer : IRenderer
{
    private List<ViewTable> _tables = [];

    public void Show(Frame frame)
    {
        switch (frame)
        {
            case ColumnsFrame columns:
                _tables.Add(new ViewTable(columns));
                break;
            case RowFrame row when _tables is [.., var table]:
                table.Rows.Add(row.Cells);
                break;
            case PictureFrame:
                Draw();
                break;
            case ErrorFrame or NoteFrame:
                Say(frame);
                break;
        }
    }

    public void Finish() => Draw();

    private protected abstract void Draw(IReadOnlyList<ViewTable> tables);

    /// <summary>What is no part of the tables.</summary>
    private protected abstract void Say(Frame frame);

    // What was cut off is shown as far as it came.
    private void Draw()
    {
        if (_tables.Count > 0)
        {
            Draw(_tables);
            _tables = [];
        }
    }
}

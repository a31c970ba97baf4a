using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output.Views;

/// <summary>A view for programs: an object a line for each row, and again for each row that changes.</summary>
internal sealed class JsonView(Screen screen) : ViewRenderer
{
    private readonly ViewChanges _changes = new();

    private protected override void Draw(IReadOnlyList<ViewTable> tables)
    {
        foreach (var change in _changes.Take(tables))
        {
            var columns = change.Columns.Columns;
            screen.Out.WriteLine(
                change.IsGone ? JsonText.Gone(columns[0], change.Cells[0]) : JsonText.Row(columns, change.Cells)
            );
        }

        screen.Out.Flush();
    }

    private protected override void Say(Frame frame)
    {
        if (frame is ErrorFrame error)
        {
            screen.Error.WriteLine(JsonText.Error(error.Error));
        }
    }
}

using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output.Views;

internal static class ViewText
{
    /// <summary>The tables as they would be shown once.</summary>
    internal static void Write(HumanRenderer renderer, IReadOnlyList<ViewTable> tables)
    {
        foreach (var table in tables)
        {
            renderer.Show(table.Columns);
            foreach (var row in table.Rows)
            {
                renderer.Show(new RowFrame(row));
            }
        }

        renderer.Finish();
    }
}

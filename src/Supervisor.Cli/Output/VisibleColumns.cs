using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output;

/// <summary>The columns of a table that people are shown.</summary>
internal sealed class VisibleColumns
{
    private readonly int[] _indexes;

    internal VisibleColumns(ColumnsFrame all)
    {
        _indexes = [.. Enumerable.Range(0, all.Columns.Count).Where(i => !IsHidden(all.Columns[i]))];
        Frame = all with { Columns = [.. _indexes.Select(i => all.Columns[i])] };
    }

    internal ColumnsFrame Frame { get; }

    internal IReadOnlyList<Cell> Of(IReadOnlyList<Cell> cells) =>
        [.. _indexes.Select(i => i < cells.Count ? cells[i] : Cell.Nothing)];

    private static bool IsHidden(Column column) => column.Format is ColumnFormats.Hidden;
}

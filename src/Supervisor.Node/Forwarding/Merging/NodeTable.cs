using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Forwarding.Merging;

/// <summary>A table as one node has told it.</summary>
internal sealed record NodeTable(ColumnsFrame Columns, IReadOnlyList<RowFrame> Rows)
{
    public static NodeTable Empty { get; } = new(new ColumnsFrame([]), []);

    /// <summary>Whoever is one program of one version names a column once.</summary>
    public Cell CellOf(RowFrame row, string column)
    {
        for (var i = 0; i < Columns.Columns.Count && i < row.Cells.Count; i++)
        {
            if (Columns.Columns[i].Name == column)
            {
                return row.Cells[i];
            }
        }

        return Cell.Nothing;
    }
}

/// <param name="Age">How old it is; null: it was told just now, or never.</param>
internal sealed record ToldTable(string Node, NodeTable Table, TimeSpan? Age)
{
    /// <summary>It says how things were, and what is not known of them now.</summary>
    public bool IsDated { get; init; }
}

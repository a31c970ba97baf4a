using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Copies;

namespace Supervisor.Node.Forwarding.Merging;

/// <summary>The tables of several nodes as one: the rows of all, with the node of each, and the age of what is not of now.</summary>
internal static class TableRules
{
    private const string Node = "node";
    private const string Age = "age";

    public static IEnumerable<Frame> Merge(IReadOnlyList<ToldTable> tables)
    {
        var told = tables.Where(table => table.Table.Columns.Columns.Count > 0).ToList();
        if (told.Count == 0)
        {
            yield break;
        }

        var columns = ColumnsOf(told);
        yield return new ColumnsFrame(columns, told[0].Table.Columns.Layout);
        foreach (var (table, row) in Chosen(told))
        {
            yield return new RowFrame([.. columns.Select(column => CellOf(table, row, column.Name))]);
        }
    }

    private static IReadOnlyList<ToldRow> Chosen(IReadOnlyList<ToldTable> tables)
    {
        var told = tables.SelectMany(table => table.Table.Rows.Select(row => new ToldRow(table, row))).ToList();
        var had = told.Where(static row => !row.Table.IsDated && row.Ownership.HasUnsaid)
            .Select(static row => row.Name)
            .ToHashSet();
        return OwnedOnce.Choose(
            // Whoever has it now and cannot say by which ownership has it after one who is gone.
            [.. told.Where(row => !(row.Table.IsDated && row.Ownership.IsOfMovable && had.Contains(row.Name)))],
            static row => row.Name,
            static row => row.Ownership
        );
    }

    /// <summary>Those of the first, and what another version has beside them; what is a column of some is one of all.</summary>
    private static List<Column> ColumnsOf(IReadOnlyList<ToldTable> tables)
    {
        var all = tables
            .SelectMany(table => table.Table.Columns.Columns)
            .DistinctBy(column => column.Name, StringComparer.Ordinal);
        var columns = all.Where(column => column.Name is not (Node or Age or DatedRules.Was)).ToList();
        if (all.Any(column => column.Name is DatedRules.Was))
        {
            columns.Insert(
                columns.FindIndex(static column => column.Name is DatedRules.State) + 1,
                new Column(DatedRules.Was)
            );
        }

        var isDated = tables.Any(table => table.Age is not null || table.IsDated);
        var place = Math.Min(1, columns.Count);
        columns.Insert(place, new Column(Node));
        columns.Insert(place + 1, new Column(Age, Format: isDated ? ColumnFormats.Duration : ColumnFormats.Hidden));
        return columns;
    }

    private static Cell CellOf(ToldTable table, RowFrame row, string column) =>
        column switch
        {
            Node => Cell.Of(table.Node),
            Age when table is { IsDated: true, Age: null } => Cell.Nothing,
            Age => Cell.Of(table.Age ?? TimeSpan.Zero),
            _ => table.Table.CellOf(row, column),
        };

    private sealed record ToldRow(ToldTable Table, RowFrame Row)
    {
        public (string, string) Name { get; } =
            ($"{Table.Table.CellOf(Row, "group")}", $"{Table.Table.CellOf(Row, "name")}");

        public OwnershipWord Ownership { get; } = OwnershipWord.In(Table.Table, Row);
    }
}

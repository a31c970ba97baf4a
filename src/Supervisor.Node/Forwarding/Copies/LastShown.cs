using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Text;
using Supervisor.Node.Forwarding.Merging;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>All that is known of one who is on a node that cannot be asked; the first line says that it is no news.</summary>
internal static class LastShown
{
    public const string LastKnown = "lastKnown";

    private static readonly Column[] Columns =
    [
        new("name"),
        new("group"),
        new(DatedRules.State),
        new("ready"),
        new("cause"),
        new("reason"),
        new("since", Format: ColumnFormats.Time),
        new("incarnation"),
        new("container"),
        new("restarts"),
    ];

    /// <returns>Null: none of them is known.</returns>
    public static ToldTable? Of(ToldTable told, NamedRows named, Absence absence)
    {
        var found = named.In(told.Table);
        if (found.Count == 0)
        {
            return null;
        }

        var known = Columns.Where(column => told.Table.Columns.Columns.Any(told => told.Name == column.Name)).ToList();
        var rows = found.Select(row => new RowFrame([
            Cell.Of(Text(told, absence)),
            .. known.Select(column => told.Table.CellOf(row, column.Name)),
        ]));
        var columns = new ColumnsFrame([new Column(LastKnown, "LAST KNOWN"), .. known], Layouts.List);
        return DatedRules.Of(told with { Table = new NodeTable(columns, [.. rows]) }, absence);
    }

    public static string Text(ToldTable told, Absence absence) =>
        told.Age is { } age
            ? $"{absence.Text}; this is what it told {DurationText.Format(age)} ago."
            : $"{absence.Text}; it was not heard since this daemon's start.";
}

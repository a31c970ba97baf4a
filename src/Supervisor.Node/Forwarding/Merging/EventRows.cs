using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Time;

namespace Supervisor.Node.Forwarding.Merging;

/// <summary>Events of several nodes that are not shown yet, each with its node, to be shown in the order of their clock.</summary>
internal sealed class EventRows
{
    private const string Node = "node";
    private const string Moment = "hybridTime";

    private readonly Dictionary<string, NodeTable> _tables = new(StringComparer.Ordinal);
    private readonly List<(HybridTime Moment, string Node, RowFrame Row)> _rows = [];
    private IReadOnlyList<Column> _columns = [];

    public bool IsEmpty => _rows.Count == 0;

    /// <returns>The columns, when these are the first; null otherwise.</returns>
    public ColumnsFrame? Take(string node, ColumnsFrame columns)
    {
        _tables[node] = new NodeTable(columns, []);
        if (_columns.Count > 0)
        {
            return null;
        }

        _columns = columns.Columns;
        return new ColumnsFrame([new Column(Node, Format: ColumnFormats.Label), .. _columns], columns.Layout);
    }

    public void Take(string node, RowFrame row)
    {
        if (_tables.TryGetValue(node, out var table))
        {
            _rows.Add((EventTimes.Parse(table.CellOf(row, Moment).ToString()), node, row));
        }
    }

    /// <summary>All that there are, and none is left.</summary>
    /// <param name="most">Only so many of the last; null: all.</param>
    public IReadOnlyList<RowFrame> Empty(int? most = null)
    {
        // What one node tells keeps its order, whatever its clock says: a sort that is stable.
        var ordered = _rows.OrderBy(row => row.Moment).ThenBy(row => row.Node, StringComparer.Ordinal);
        var shown = (most is { } limit ? ordered.TakeLast(limit) : ordered).Select(Shown).ToList();
        _rows.Clear();
        return shown;
    }

    private RowFrame Shown((HybridTime Moment, string Node, RowFrame Row) row) =>
        new([Cell.Of(row.Node), .. _columns.Select(column => _tables[row.Node].CellOf(row.Row, column.Name))]);
}

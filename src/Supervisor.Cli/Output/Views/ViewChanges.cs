using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output.Views;

/// <summary>What differs from the picture before, where pictures cannot take each other's place. Rows are told by their first cell.</summary>
internal sealed class ViewChanges
{
    private Dictionary<(int Table, Cell Key), IReadOnlyList<Cell>> _last = [];

    internal IReadOnlyList<ViewChange> Take(IReadOnlyList<ViewTable> tables)
    {
        var now = new Dictionary<(int, Cell), IReadOnlyList<Cell>>();
        var changes = new List<ViewChange>();
        foreach (var (table, i) in tables.Select((table, i) => (table, i)))
        {
            foreach (var row in table.Rows.Where(row => row.Count > 0))
            {
                now[(i, row[0])] = row;
                if (!_last.TryGetValue((i, row[0]), out var before) || !before.SequenceEqual(row))
                {
                    changes.Add(new ViewChange(table.Columns, row, IsGone: false));
                }
            }
        }

        var gone = _last.Where(pair => !now.ContainsKey(pair.Key) && pair.Key.Table < tables.Count);
        changes.AddRange(gone.Select(pair => new ViewChange(tables[pair.Key.Table].Columns, pair.Value, IsGone: true)));
        _last = now;
        return changes;
    }
}

/// <param name="IsGone">It was in the picture before, and is in this one no more.</param>
internal sealed record ViewChange(ColumnsFrame Columns, IReadOnlyList<Cell> Cells, bool IsGone);

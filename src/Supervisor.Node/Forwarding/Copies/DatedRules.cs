using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>
/// What a list says of a node that cannot be asked: nothing of it stands now as far as is known, how it stood is said beside it,
/// and nothing claims to be there or ready.
/// </summary>
internal static class DatedRules
{
    /// <summary>How it stood when it was last heard of.</summary>
    public const string Was = "was";

    public const string State = "state";

    /// <summary>Of the phases of agents; groups have no state of their own for it.</summary>
    public const string Unknown = "unknown";

    public static ToldTable Of(ToldTable told, Absence absence)
    {
        var table = told.Table;
        var columns = table.Columns.Columns.ToList();
        columns.Insert(columns.FindIndex(static column => column.Name is State) + 1, new Column(Was));
        var rows = table.Rows.Select(row => new RowFrame([
            .. columns.Select(column => CellOf(told, row, column.Name, absence)),
        ]));
        return told with
        {
            Table = new NodeTable(new ColumnsFrame(columns, table.Columns.Layout), [.. rows]),
            IsDated = true,
        };
    }

    private static Cell CellOf(ToldTable told, RowFrame row, string column, Absence absence)
    {
        var cell = told.Table.CellOf(row, column);
        return column switch
        {
            State => Cell.Of(Unknown),
            Was => told.Table.CellOf(row, State),
            "ready" => Cell.Of(false),
            "pid" or "agents" or "agentsReady" => Cell.Nothing,
            // By it those that may move are told apart.
            "cause" when Elsewhere.IsUnowned(cell.ToString()) => cell,
            "cause" => Cell.Of(absence.Cause),
            "reason" => Cell.Of(Reason(cell.ToString(), absence, isHeard: told.Age is not null)),
            _ => cell,
        };
    }

    private static string Reason(string before, Absence absence, bool isHeard) =>
        !isHeard ? $"{absence.Text}, and was not heard since this daemon's start."
        : before.Length == 0 ? $"{absence.Text}."
        : $"{absence.Text}; before: {before}";
}

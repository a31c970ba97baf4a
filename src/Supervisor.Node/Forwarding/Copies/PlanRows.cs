using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Fleets;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Forwarding.Routing;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>Of a node that was never heard: what the revision pins to it, and nothing of how that stands.</summary>
internal static class PlanRows
{
    private static readonly ColumnsFrame Columns = new([
        new Column("name"),
        new Column("group", Format: ColumnFormats.Hidden),
        new Column(DatedRules.State),
        new Column("reason"),
    ]);

    /// <returns>Null: nothing is pinned to it.</returns>
    public static ToldTable? Of(string node, CopiedList list, IReadOnlyList<PinnedNames> pinned)
    {
        var parts = pinned.Where(part => part.Node == node).ToList();
        var rows =
            list is CopiedList.Agents
                ? parts.SelectMany(
                    part => part.Agents,
                    static (_, agent) => Row(NodeNames.Short(agent), NodeNames.GroupOf(agent))
                )
                : parts.SelectMany(part => part.Groups, static (_, group) => Row(group, group));
        return rows.ToList() is { Count: > 0 } all ? new ToldTable(node, new NodeTable(Columns, all), Age: null) : null;
    }

    private static RowFrame Row(string name, string group) =>
        new([Cell.Of(name), Cell.Of(group), Cell.Nothing, Cell.Of("It is pinned there.")]);
}

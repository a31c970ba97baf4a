using Supervisor.Node.Forwarding.Merging;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>Of a list of agents those that were asked for, as the node itself would have chosen them.</summary>
internal static class ListFilter
{
    public static NodeTable Of(NodeTable table, IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        var states = given.GetValueOrDefault("state", []);
        if (states.Count > 0 && !states.Contains(DatedRules.Unknown, StringComparer.Ordinal))
        {
            return table with { Rows = [] };
        }

        var group = given.GetValueOrDefault("group", []) is [var named, ..] ? named : null;
        var hasContainers = given.GetValueOrDefault("containers", []) is ["true"];
        return table with
        {
            Rows =
            [
                .. table
                    .Rows.Where(row => group is null || table.CellOf(row, "group").ToString() == group)
                    .Where(row => hasContainers || !IsHolder(table.CellOf(row, "name").ToString()))
                    // Where it has gone it may stand otherwise, and then nothing there would take this one's place.
                    .Where(row => states.Count == 0 || !OwnershipWord.In(table, row).IsOfMovable),
            ],
        };
    }

    private static bool IsHolder(string agent) =>
        agent.EndsWith($"/{AgentAddress.HolderName}", StringComparison.Ordinal);
}

using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>After the last merge: what was reset goes, and what overrode is as any other value.</summary>
internal static class MergeMarks
{
    public static MapNode End(MapNode map) => (MapNode)Ended(map);

    private static TreeNode Ended(TreeNode node) =>
        !node.Measure.HasMarks
            ? node
            : node switch
            {
                MapNode map => Kept(map) with { Mark = MergeMark.None },
                ListNode list => list with { Items = [.. list.Items.Select(Ended)], Mark = MergeMark.None },
                _ => node with { Mark = MergeMark.None },
            };

    private static MapNode Kept(MapNode map) =>
        map.Containing([
            .. map
                .Entries.Where(entry => entry.Value.Mark is not MergeMark.Reset)
                .Select(entry => entry with { Value = Ended(entry.Value) }),
        ]);
}

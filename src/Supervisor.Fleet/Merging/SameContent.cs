using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>Whether two values say the same, wherever they are written and in whatever order their keys stand.</summary>
internal static class SameContent
{
    public static bool Of(TreeNode first, TreeNode second) =>
        ReferenceEquals(first, second)
        || (first, second) switch
        {
            (ScalarNode a, ScalarNode b) => a.IsNull == b.IsNull && a.Text == b.Text,
            (ListNode a, ListNode b) => a.Items.Count == b.Items.Count
                && a.Items.Zip(b.Items).All(pair => Of(pair.First, pair.Second)),
            (MapNode a, MapNode b) => a.Entries.Count == b.Entries.Count
                && a.Entries.All(entry => b.Find(entry.Key) is { } other && Of(entry.Value, other.Value)),
            _ => false,
        };
}

using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Diffing.Trees;

/// <summary>What a tree says, wherever it is written.</summary>
internal static class TreeForm
{
    /// <summary>Whether two values mean one thing: places do not count, nor does the order of keys.</summary>
    public static bool AreSame(TreeNode one, TreeNode other) =>
        (one, other) switch
        {
            (ScalarNode first, ScalarNode second) => first.Text == second.Text && first.IsPlain == second.IsPlain,
            (ListNode first, ListNode second) => first.Items.Count == second.Items.Count
                && first.Items.Zip(second.Items).All(pair => AreSame(pair.First, pair.Second)),
            (MapNode first, MapNode second) => first.Entries.Count == second.Entries.Count
                && first.Entries.All(entry => second.Find(entry.Key) is { } match && AreSame(entry.Value, match.Value)),
            _ => false,
        };

    /// <summary>On one line, for people.</summary>
    public static string Text(TreeNode node) =>
        node switch
        {
            ScalarNode scalar => scalar.IsNull ? "~" : scalar.Text,
            ListNode list => $"[{string.Join(", ", list.Items.Select(Text))}]",
            MapNode map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Text(entry.Value)}"))}}}",
            _ => throw new ArgumentException($"{node.GetType()} is no part of a tree.", nameof(node)),
        };

    /// <summary>The paths of what is in a map and is no map, or an empty one; of an empty map, its own.</summary>
    public static IEnumerable<string[]> Leaves(this TreeNode node, string[] path) =>
        node is MapNode { Entries.Count: > 0 } map
            ? map.Entries.SelectMany(entry => entry.Value.Leaves([.. path, entry.Key]))
            : [path];

    public static ValueList<string> Keys(this MapNode map) => map.Entries.Select(entry => entry.Key).ToValueList();
}

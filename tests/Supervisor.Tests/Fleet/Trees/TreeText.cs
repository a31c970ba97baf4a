using Supervisor.Fleet.Trees;

namespace Supervisor.Tests.Fleet.Trees;

/// <summary>A tree on one line, so that a test says in one line what it expects: <c>{a: 1, b: [x, 'y', ~]}</c>.</summary>
internal static class TreeText
{
    public static string Of(TreeNode? node) =>
        node switch
        {
            ScalarNode { IsNull: true } => "~",
            ScalarNode { IsPlain: true } scalar => scalar.Text,
            ScalarNode scalar => $"'{scalar.Text}'",
            ListNode list => $"[{string.Join(", ", list.Items.Select(Of))}]",
            MapNode map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Of(entry.Value)}"))}}}",
            null => "nothing",
            _ => node.GetType().Name,
        };
}

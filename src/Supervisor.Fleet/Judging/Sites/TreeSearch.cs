using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Judging.Sites;

/// <summary>Questions about what was written that the model no longer answers.</summary>
internal static class TreeSearch
{
    public static bool Mentions(this TreeNode node, string text) =>
        node switch
        {
            ScalarNode scalar => scalar.Text.Contains(text, StringComparison.Ordinal),
            ListNode list => list.Items.Any(item => item.Mentions(text)),
            MapNode map => map.Entries.Any(entry => entry.Value.Mentions(text)),
            _ => false,
        };
}

using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing;

/// <summary>A value on one line.</summary>
internal static class FlowText
{
    /// <returns>Null for what is better not written on one line: lists and maps in each other, and texts of several lines.</returns>
    public static string? Of(TreeNode value) =>
        value switch
        {
            ScalarNode { IsPlain: true } scalar => scalar.Text,
            ScalarNode scalar => scalar.Text.Contains('\n', StringComparison.Ordinal) ? null : OfText(scalar.Text),
            ListNode { Items.Count: 0 } => "[]",
            MapNode { Entries.Count: 0 } => "{}",
            ListNode list when Parts(list.Items) is { } parts => $"[{string.Join(", ", parts)}]",
            _ => null,
        };

    public static string OfText(string text)
    {
        var escaped = text.Replace("$", "$$", StringComparison.Ordinal);
        return PlainText.IsSafe(escaped) ? escaped : QuotedText.Of(escaped);
    }

    private static List<string>? Parts(IReadOnlyList<TreeNode> items)
    {
        var parts = items.OfType<ScalarNode>().Select(Of).OfType<string>().ToList();
        return parts.Count == items.Count ? parts : null;
    }
}

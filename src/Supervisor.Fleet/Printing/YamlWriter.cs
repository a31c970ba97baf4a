using System.Text;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing;

/// <summary>
/// A tree as the text of a fleet file. A dollar in a value is doubled: read back, it is a dollar again and not the
/// beginning of a variable.
/// </summary>
internal sealed class YamlWriter
{
    /// <summary>A list or a map of scalars stands on one line as long as that is no longer than this.</summary>
    private const int LineLength = 100;

    private readonly StringBuilder _text = new();

    public static string Write(MapNode root)
    {
        var writer = new YamlWriter();
        writer.WriteEntries(root, indent: 0);
        return writer._text.ToString();
    }

    private void WriteEntries(MapNode map, int indent)
    {
        foreach (var entry in map.Entries)
        {
            _text.Append(' ', indent).Append(KeyText(entry.Key)).Append(':');
            WriteValue(entry.Value, indent);
        }
    }

    /// <summary>Behind a key's colon, or behind a list's dash: on the same line if it fits, else further in.</summary>
    private void WriteValue(TreeNode value, int indent)
    {
        if (value is ScalarNode { IsNull: true })
        {
            _text.Append('\n');
        }
        else if (FlowText.Of(value) is { } flow && indent + flow.Length <= LineLength)
        {
            _text.Append(' ').Append(flow).Append('\n');
        }
        else if (value is ScalarNode scalar)
        {
            WriteText(scalar.Text, indent);
        }
        else
        {
            _text.Append('\n');
            WriteBlock(value, indent + 2);
        }
    }

    private void WriteBlock(TreeNode value, int indent)
    {
        if (value is MapNode map)
        {
            WriteEntries(map, indent);
            return;
        }

        foreach (var item in ((ListNode)value).Items)
        {
            WriteItem(item, indent);
        }
    }

    /// <summary>The first key of a map stands behind the dash.</summary>
    private void WriteItem(TreeNode item, int indent)
    {
        var start = _text.Length;
        if (item is MapNode { Entries.Count: > 0 } map && FlowText.Of(map) is not { Length: <= LineLength })
        {
            WriteEntries(map, indent + 2);
            _text[start + indent] = '-';
        }
        else
        {
            _text.Append(' ', indent).Append('-');
            WriteValue(item, indent);
        }
    }

    private void WriteText(string text, int indent) =>
        _text.Append(' ').Append(LiteralText.Of(text, indent + 2) ?? FlowText.OfText(text)).Append('\n');

    private static string KeyText(string key) => PlainText.IsSafe(key) ? key : QuotedText.Of(key);
}

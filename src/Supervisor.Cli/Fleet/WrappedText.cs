using System.Text;

namespace Supervisor.Cli.Fleet;

/// <summary>Lists that go over several lines, the later ones set in.</summary>
internal static class WrappedText
{
    private const int Width = 110;
    private const string Indent = "      ";

    public static string List(string head, IEnumerable<string> items, string separator = ", ")
    {
        var text = new StringBuilder(head);
        var column = head.Length;
        var isFirst = true;
        foreach (var item in items)
        {
            var mark = isFirst ? "" : separator;
            if (!isFirst && column + mark.Length + item.Length > Width)
            {
                text.Append(separator.TrimEnd()).AppendLine().Append(Indent);
                (mark, column) = ("", Indent.Length);
            }

            text.Append(mark).Append(item);
            column += mark.Length + item.Length;
            isFirst = false;
        }

        return text.ToString();
    }
}

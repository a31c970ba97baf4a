using System.Text;

namespace Supervisor.Fleet.Printing;

/// <summary>A text of several lines as lines, which is how people read it.</summary>
internal static class LiteralText
{
    /// <returns>Null where a literal would not give the text back.</returns>
    public static string? Of(string text, int indent)
    {
        var lines = text.Split('\n');
        if (lines.Length < 2 || lines[0].Length == 0 || lines[0][0] is ' ' || !Array.TrueForAll(lines, IsPlainLine))
        {
            return null;
        }

        // A literal ends in one break, unless its head says that it ends in none; of several it keeps one.
        var endsInBreak = lines[^1].Length == 0;
        if (endsInBreak && lines[^2].Length == 0)
        {
            return null;
        }

        var literal = new StringBuilder(endsInBreak ? "|" : "|-");
        foreach (var line in endsInBreak ? lines[..^1] : lines)
        {
            literal.Append('\n').Append(' ', line.Length == 0 ? 0 : indent).Append(line);
        }

        return literal.Replace("$", "$$").ToString();
    }

    private static bool IsPlainLine(string line) =>
        line.All(QuotedText.IsPrintable) && !(line.Length > 0 && line.All(letter => letter is ' '));
}

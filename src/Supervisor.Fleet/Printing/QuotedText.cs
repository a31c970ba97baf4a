using System.Globalization;
using System.Text;

namespace Supervisor.Fleet.Printing;

/// <summary>A text in double quotes, in which every character can be written.</summary>
internal static class QuotedText
{
    public static string Of(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            quoted.Append(Escaped(letter));
        }

        return quoted.Append('"').ToString();
    }

    private static string Escaped(char letter) =>
        letter switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ when IsPrintable(letter) => letter.ToString(),
            _ => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
        };

    /// <summary>What YAML takes for a break, or refuses as it stands, is written by its number.</summary>
    public static bool IsPrintable(char letter) =>
        letter is >= ' ' and <= '~' or > '\u00a0' and not ('\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff');
}

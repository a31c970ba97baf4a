using System.Globalization;
using System.Text;

namespace Supervisor.Cli.Output;

/// <summary>Text as a terminal counts it: some letters take two columns, some none, and some must not be sent at all.</summary>
internal static class TextCells
{
    private const char Ellipsis = '…';

    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width;
    }

    /// <summary>Cut to the width, with an ellipsis where something is missing.</summary>
    public static string Fit(string text, int width)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        var kept = new StringBuilder();
        var left = width - 1;
        foreach (var rune in text.EnumerateRunes())
        {
            left -= Width(rune);
            if (left < 0)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.Append(Ellipsis).ToString();
    }

    /// <summary>
    /// A word cut to the width in its middle: names that begin alike, as those of one group do, differ in their ends.
    /// </summary>
    public static string FitWord(string word, int width)
    {
        if (Width(word) <= width || width < 4)
        {
            return Fit(word, width);
        }

        var head = Fit(word, 1 + ((width - 1) / 3));
        var tail = word.Length;
        for (var left = width - Width(head); tail > 0; tail -= 1)
        {
            var isPair = tail > 1 && char.IsLowSurrogate(word[tail - 1]);
            left -= Width(word[(isPair ? tail - 2 : tail - 1)..tail]);
            if (left < 0)
            {
                break;
            }

            tail -= isPair ? 1 : 0;
        }

        return head + word[tail..];
    }

    public static string Pad(string text, int width, bool toRight)
    {
        var spaces = new string(' ', Math.Max(0, width - Width(text)));
        return toRight ? spaces + text : text + spaces;
    }

    /// <summary>
    /// What an agent wrote may hold escape sequences that redraw the operator's terminal; they are shown, not obeyed.
    /// </summary>
    public static string Harmless(string text, bool keepLines = false)
    {
        bool IsHarmful(char letter) => char.IsControl(letter) && letter is not '\t' && !(keepLines && letter is '\n');

        return text.Any(IsHarmful)
            ? string.Concat(text.Select(letter => IsHarmful(letter) ? Shown(letter) : letter.ToString()))
            : text;
    }

    private static string Shown(char letter) =>
        letter switch
        {
            '\n' => "\\n",
            '\r' => "\\r",
            _ => $"\\x{(int)letter:x2}",
        };

    private static int Width(Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        return category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0
            : IsWide(rune.Value) ? 2
            : 1;
    }

    // The blocks of East Asian wide letters and of emoji.
    private static bool IsWide(int code) =>
        code
            is (>= 0x1100 and <= 0x115F)
                or (>= 0x2E80 and <= 0xA4CF)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE6F)
                or (>= 0xFF00 and <= 0xFF60)
                or (>= 0x1F300 and <= 0x1FAFF)
                or (>= 0x20000 and <= 0x3FFFD);
}

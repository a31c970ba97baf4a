using System.Text;

namespace Supervisor.Fleet.Environment;

/// <summary>The escapes within double quotes; a backslash before anything else stands for itself.</summary>
internal static class EnvEscapes
{
    private const int OctalDigits = 3;

    public static string Expand(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var output = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; )
        {
            var (expanded, length) = text[index] is '\\' ? At(text.AsSpan(index + 1)) : (null, 0);
            output.Append(expanded ?? text[index].ToString());
            index += 1 + length;
        }

        return output.ToString();
    }

    private static (string? Text, int Length) At(ReadOnlySpan<char> rest) =>
        rest switch
        {
            ['n', ..] => ("\n", 1),
            ['r', ..] => ("\r", 1),
            ['t', ..] => ("\t", 1),
            ['a', ..] => ("\a", 1),
            ['b', ..] => ("\b", 1),
            ['f', ..] => ("\f", 1),
            ['v', ..] => ("\v", 1),
            ['"', ..] => ("\"", 1),
            ['\\', ..] => ("\\", 1),
            // Two dollars are one that begins no variable.
            ['$', ..] => ("$$", 1),
            ['0', (>= '0' and <= '3') and var a, (>= '0' and <= '7') and var b, (>= '0' and <= '7') and var c, ..] => (
                ((char)(((a - '0') << 6) | ((b - '0') << 3) | (c - '0'))).ToString(),
                1 + OctalDigits
            ),
            _ => (null, 0),
        };
}

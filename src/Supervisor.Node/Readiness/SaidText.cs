using Supervisor.Contracts.Readiness;

namespace Supervisor.Node.Readiness;

/// <summary>
/// What a program says for people, made fit for them: one line that does nothing to a terminal, and no longer than one
/// would read.
/// </summary>
internal static class SaidText
{
    private const string Cut = "…";

    public static string Clean(string text)
    {
        var line = string.Create(text.Length, text, WriteLine).Trim();
        return line.Length <= ReadinessLimits.MaxTextLength ? line : Shorten(line);
    }

    private static void WriteLine(Span<char> line, string text)
    {
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = char.IsControl(text[i]) ? ' ' : text[i];
        }
    }

    private static string Shorten(string line)
    {
        var length = ReadinessLimits.MaxTextLength - Cut.Length;
        // Half of a pair would be no character.
        return line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)] + Cut;
    }
}

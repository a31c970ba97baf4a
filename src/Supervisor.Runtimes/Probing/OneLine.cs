namespace Supervisor.Runtimes.Probing;

/// <summary>What others said, fit for a sentence: its first line that says something, without control characters, not endless.</summary>
internal static class OneLine
{
    private const int Longest = 200;

    internal static string Of(string text, int longest = Longest)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (!trimmed.IsEmpty)
            {
                return Printable(trimmed, longest);
            }
        }

        return "";
    }

    private static string Printable(ReadOnlySpan<char> line, int longest)
    {
        var length = Math.Min(line.Length, longest);
        var printable = string.Create(
            length,
            line[..length],
            static (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = char.IsControl(source[i]) ? '?' : source[i];
                }
            }
        );
        return length < line.Length ? $"{printable}..." : printable;
    }
}

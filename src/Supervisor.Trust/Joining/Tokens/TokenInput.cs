using Supervisor.Contracts;

namespace Supervisor.Cluster.Joining.Tokens;

/// <summary>
/// Where a token comes from: the line, a file, or standard input. What stands in the line of a command can be read by every user of the
/// machine while the command runs.
/// </summary>
/// <param name="Typed">In the line; <c>-</c> is standard input, and empty when there is none.</param>
/// <param name="File">Null when none was named.</param>
internal sealed record TokenInput(string Typed, string? File)
{
    private const string StandardInput = "-";

    /// <summary>Far more than any token has.</summary>
    private const int MostLetters = 64 * 1024;

    /// <param name="example">The line with a token in it, for who gave none.</param>
    public Outcome<JoinToken> Read(TextReader input, string example)
    {
        if ((Typed.Length > 0) == File is not null)
        {
            return File is null ? TokenErrors.Missing(example) : TokenErrors.Twice;
        }

        try
        {
            return JoinTokenCodec.Parse(TextOf(input));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return TokenErrors.Unreadable(File ?? "standard input", e.Message);
        }
    }

    private string TextOf(TextReader input)
    {
        if (File is { } file)
        {
            using var reader = new StreamReader(file);
            return Begin(reader);
        }

        return Typed == StandardInput ? Begin(input) : Typed;
    }

    /// <summary>Something else than a token may have no end.</summary>
    private static string Begin(TextReader reader)
    {
        var letters = new char[MostLetters];
        return new string(letters, 0, reader.ReadBlock(letters));
    }
}

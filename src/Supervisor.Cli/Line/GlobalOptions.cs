namespace Supervisor.Cli.Line;

/// <summary>What a line says to <c>pbm</c> itself, and the words that are left for palette, command and arguments.</summary>
/// <param name="Target">HOST:PORT in front; null for the daemon of this machine.</param>
/// <param name="Output">How to answer: <see cref="OutputForms"/>, or a form that only some commands have.</param>
/// <param name="Id">The id for a change that is asked for again.</param>
internal sealed record GlobalOptions(
    IReadOnlyList<string> Words,
    HostAndPort? Target = null,
    string? DataDirectory = null,
    string? TokenFile = null,
    string? Output = null,
    bool DryRun = false,
    string? Id = null,
    bool Help = false,
    bool Version = false
)
{
    /// <summary>A line to type that goes to the same node.</summary>
    public string LineFor(IReadOnlyList<string> words)
    {
        IEnumerable<string?> line =
        [
            "pbm",
            Target?.ToString(),
            .. words,
            .. DataDirectory is null ? Array.Empty<string>() : ["--data-dir", DataDirectory],
            .. TokenFile is null ? Array.Empty<string>() : ["--token-file", TokenFile],
        ];
        return string.Join(' ', line.OfType<string>().Select(LineWords.Quote));
    }

    /// <summary>In a shell, what was said at its start holds for every line, unless the line says otherwise.</summary>
    public GlobalOptions Under(GlobalOptions outer) =>
        this with
        {
            Target = Target ?? outer.Target,
            DataDirectory = DataDirectory ?? outer.DataDirectory,
            TokenFile = TokenFile ?? outer.TokenFile,
            Output = Output ?? outer.Output,
        };
}

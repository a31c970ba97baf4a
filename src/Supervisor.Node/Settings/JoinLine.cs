using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Contracts;

namespace Supervisor.Node.Settings;

/// <summary>The command line of a node that joins: where its token comes from, and the daemon's own options.</summary>
/// <param name="IsToReplace">It takes the place of the node that bears its name.</param>
/// <param name="IsToEnd">Whoever starts the daemon is another, such as a service manager.</param>
internal sealed record JoinLine(TokenInput Token, bool IsToReplace, bool IsToEnd, Outcome<OptionLine> Options)
{
    private const string Replace = "--replace";
    private const string NoStart = "--no-start";
    private const string TokenFile = "--token-file";

    public static JoinLine Parse(IReadOnlyList<string> words)
    {
        var rest = words.Where(word => word is not (Replace or NoStart)).ToList();
        var file = TakeFile(rest);
        var isFirst = rest is [var first, ..] && (first == "-" || !first.StartsWith('-'));
        var options = OptionLine.Parse(isFirst ? rest[1..] : rest);
        return new JoinLine(new TokenInput(isFirst ? rest[0] : "", file), Has(Replace), Has(NoStart), options);

        bool Has(string option) => words.Contains(option, StringComparer.Ordinal);
    }

    /// <summary>Null when none is named; a name that is missing is left for who reads the options, and complains.</summary>
    private static string? TakeFile(List<string> words)
    {
        var at = words.FindIndex(static word =>
            word == TokenFile || word.StartsWith(TokenFile + "=", StringComparison.Ordinal)
        );
        if (at < 0 || (words[at] == TokenFile && at + 1 == words.Count))
        {
            return null;
        }

        var isJoined = words[at] != TokenFile;
        var file = isJoined ? words[at][(TokenFile.Length + 1)..] : words[at + 1];
        words.RemoveRange(at, isJoined ? 1 : 2);
        return file;
    }
}

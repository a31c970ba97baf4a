using Supervisor.Contracts;

namespace Supervisor.Node.Settings;

/// <summary>The command line of a node that joins: a token, and the daemon's own options.</summary>
/// <param name="Token">As typed; empty when there is none.</param>
/// <param name="IsToReplace">It takes the place of the node that bears its name.</param>
internal sealed record JoinLine(string Token, bool IsToReplace, Outcome<OptionLine> Options)
{
    private const string Replace = "--replace";

    public static JoinLine Parse(IReadOnlyList<string> words)
    {
        var options = words.Where(word => word != Replace).ToList();
        var token = options is [var first, ..] && !first.StartsWith('-') ? first : "";
        var rest = OptionLine.Parse(token.Length > 0 ? options[1..] : options);
        return new JoinLine(token, words.Contains(Replace, StringComparer.Ordinal), rest);
    }
}

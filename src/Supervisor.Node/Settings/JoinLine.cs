using Supervisor.Contracts;

namespace Supervisor.Node.Settings;

/// <summary>The command line of a node that joins: a token, and the daemon's own options.</summary>
/// <param name="Token">As typed; empty when there is none.</param>
/// <param name="IsToReplace">It takes the place of the node that bears its name.</param>
/// <param name="IsToEnd">Whoever starts the daemon is another, such as a service manager.</param>
internal sealed record JoinLine(string Token, bool IsToReplace, bool IsToEnd, Outcome<OptionLine> Options)
{
    private const string Replace = "--replace";
    private const string NoStart = "--no-start";

    public static JoinLine Parse(IReadOnlyList<string> words)
    {
        var options = words.Where(word => word is not (Replace or NoStart)).ToList();
        var token = options is [var first, ..] && !first.StartsWith('-') ? first : "";
        var rest = OptionLine.Parse(token.Length > 0 ? options[1..] : options);
        return new JoinLine(token, Has(Replace), Has(NoStart), rest);

        bool Has(string option) => words.Contains(option, StringComparer.Ordinal);
    }
}

using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Contracts.Palettes.Copying;

/// <summary>What is copied where, as an operator has written it: one side is an agent's, <c>NAME:PATH</c>.</summary>
/// <param name="IsOut">From the agent to the operator's machine.</param>
/// <param name="Path">In the agent's container, absolute and without what says how it is meant.</param>
/// <param name="Local">On the operator's machine; <see cref="Stream"/>: an archive on standard input or output.</param>
public sealed record CopyRoute(bool IsOut, string Agent, CopyPath Path, string Local)
{
    public const string Source = "source";
    public const string Target = "target";

    /// <summary>A flag of this name: a link that is the source is followed.</summary>
    public const string FollowLink = "follow-link";

    public const string Stream = "-";

    public bool IsStream => Local == Stream;

    public static Outcome<CopyRoute> Parse(CommandArguments arguments) =>
        Parse(arguments.Text(Source) ?? "", arguments.Text(Target) ?? "");

    public static Outcome<CopyRoute> Parse(string source, string target) =>
        (AgentSide(source), AgentSide(target)) switch
        {
            ({ } from, null) when target.Length > 0 => new CopyRoute(true, from.Agent, CopyPath.Of(from.Path), target),
            (null, { } to) when source.Length > 0 => new CopyRoute(false, to.Agent, CopyPath.Of(to.Path), source),
            (not null, not null) => Wrong("Both sides are an agent's.", "Copy to this machine first, and from there."),
            _ => Wrong("Neither side is an agent's.", "Write one of them as NAME:PATH, as in chat:/tmp/file."),
        };

    /// <summary>A name before the first colon. What begins with a dot or a slash is a path of this machine, whatever is in it.</summary>
    private static (string Agent, string Path)? AgentSide(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && text[0] is not ('.' or '/' or '\\') && !IsDrive(text, colon)
            ? (text[..colon], text[(colon + 1)..])
            : null;
    }

    private static bool IsDrive(string text, int colon) =>
        colon == 1 && text.Length > 2 && text[2] == '\\' && char.IsAsciiLetter(text[0]);

    private static OperatorError Wrong(string why, string remedy) =>
        new(ErrorCodes.BadLine, "'agent copy' copies between an agent and this machine.", why, remedy);
}

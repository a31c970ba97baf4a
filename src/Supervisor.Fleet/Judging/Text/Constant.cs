namespace Supervisor.Fleet.Judging.Text;

/// <summary>Commands whose exit status is known before they run.</summary>
internal static class Constant
{
    /// <summary>
    /// Whether the whole ends in success whatever its commands do: the last decides, unless <c>&amp;&amp;</c> lets an
    /// earlier failure through, or an <c>exit</c> ends the line before.
    /// </summary>
    public static bool IsSuccess(IReadOnlyList<ShellCommand> commands)
    {
        if (commands.Count == 0 || commands.Take(commands.Count - 1).Any(MayEnd))
        {
            return false;
        }

        var last = commands[^1];
        return Succeeds(last.Words) && (last.Joined is not "&&" || IsSuccess([.. commands.Take(commands.Count - 1)]));
    }

    /// <summary><c>set -e</c> ends the line at the first failure.</summary>
    private static bool MayEnd(ShellCommand command) => command.Words[0] is "exit" or "exec" or "return" or "set";

    private static bool Succeeds(IReadOnlyList<string> words) =>
        words is ["exit", "0"] or ["true"] or [":"] or ["/bin/true"] or ["/usr/bin/true"]
        || (
            words[0] is "echo" or "printf" or "/bin/echo"
            && words.All(word => !word.Contains("$(", StringComparison.Ordinal))
        );
}

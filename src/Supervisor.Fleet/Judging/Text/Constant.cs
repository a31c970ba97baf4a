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
        if (commands.Count == 0 || commands.Take(commands.Count - 1).Any(IsExit))
        {
            return false;
        }

        var last = commands[^1];
        return Succeeds(last.Words) && (last.Joined is not "&&" || IsSuccess([.. commands.Take(commands.Count - 1)]));
    }

    private static bool IsExit(ShellCommand command) => command.Words[0] is "exit" or "exec" or "return";

    private static bool Succeeds(IReadOnlyList<string> words) =>
        words is ["exit", "0"] or ["true"] or [":"] or ["/bin/true"] or ["/usr/bin/true"]
        || (
            words[0] is "echo" or "printf" or "/bin/echo"
            && words.All(word => !word.Contains("$(", StringComparison.Ordinal))
        );
}

using Supervisor.Cli.Line;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli.Shell;

/// <summary>
/// Commands from standard input, a line each. It ends at the first that fails, with that one's exit code: what comes
/// after it may rely on it.
/// </summary>
internal sealed class Script(Session session, GlobalOptions outer)
{
    public int Run(TextReader input)
    {
        while (input.ReadLine() is { } line)
        {
            var words = LineWords.Split(line);
            var options = words.IsOk ? GlobalOptionParser.Parse(words.Value) : words.Error;
            if (!options.IsOk)
            {
                return session.Fail(outer, options.Error);
            }

            var command = options.Value.Under(outer);
            if (ShellWords.IsExit(command))
            {
                break;
            }

            var exit = ShellWords.IsEmpty(command) ? ExitCodes.Ok : session.Run(command);
            if (exit != ExitCodes.Ok)
            {
                return exit;
            }
        }

        return ExitCodes.Ok;
    }
}

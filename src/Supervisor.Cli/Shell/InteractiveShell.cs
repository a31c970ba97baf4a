using Supervisor.Cli.Line;
using Supervisor.Cli.Output;
using Supervisor.Contracts.Local;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli.Shell;

/// <summary>Reads lines from a terminal and runs them, until the operator leaves.</summary>
internal sealed class InteractiveShell(
    Session session,
    GlobalOptions outer,
    Screen screen,
    LineEditor editor,
    History history
)
{
    public static InteractiveShell Open(Session session, GlobalOptions outer, Screen screen)
    {
        var directory = StateDirectories.InUserState(Environment.GetEnvironmentVariable, "pbm");
        var history = History.Open(directory is null ? null : Path.Combine(directory, "history"));
        var terminal = new ConsoleTerminal(screen.Out);
        return new InteractiveShell(session, outer, screen, new LineEditor(terminal, history), history);
    }

    public int Run()
    {
        var known = session.Known(outer);
        if (known.Problem is not null)
        {
            return session.Fail(outer, known.Problem);
        }

        screen.Out.WriteLine("'help' lists what can be asked, Tab completes, Ctrl+D leaves.");
        while (true)
        {
            var completer = new Completer(known.Palettes, kind => session.Names(outer, kind));
            if (editor.Read($"{known.Node}> ", completer) is not { } line || !RunLine(line))
            {
                return ExitCodes.Ok;
            }

            // A daemon that was upgraded meanwhile may offer more; one that is down takes nothing away.
            known = session.Known(outer) is { Problem: null } newer ? newer : known;
        }
    }

    /// <summary>False to leave.</summary>
    private bool RunLine(string line)
    {
        var words = LineWords.Split(line);
        var options = words.IsOk ? GlobalOptionParser.Parse(words.Value) : words.Error;
        if (!options.IsOk)
        {
            session.Fail(outer, options.Error);
            return true;
        }

        var command = options.Value.Under(outer);
        if (ShellWords.IsExit(command))
        {
            return false;
        }

        if (!ShellWords.IsEmpty(command))
        {
            history.Add(line);
            session.Run(command);
        }

        return true;
    }
}

using Supervisor.Cli.Connection;
using Supervisor.Cli.Line;
using Supervisor.Cli.Local;
using Supervisor.Cli.Output;
using Supervisor.Cli.People;
using Supervisor.Cli.Shell;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli;

internal static class Program
{
    private static int Main(string[] args)
    {
        try
        {
            return Run(args);
        }
        catch (LostOutputException e)
        {
            Console.Error.WriteLine($"error: The answer could not be written whole: {e.Message}.");
            return ExitCodes.Failed;
        }
        catch (IOException)
        {
            // Faults of connections and files are values by now: this is output that nobody reads any more, as when a
            // pager is left.
            return ExitCodes.Ok;
        }
    }

    private static int Run(string[] args)
    {
        var screen = StandardScreen.Open(Environment.GetEnvironmentVariable);
        using var interrupts = new Interrupts();
        var connector = new Connector(
            Environment.GetEnvironmentVariable,
            new LoginStore(Environment.GetEnvironmentVariable)
        );
        var options = GlobalOptionParser.Parse(args);
        var isScript = options is { IsOk: true, Value.Words.Count: 0 } && Console.IsInputRedirected;
        var session = new Session(connector, screen, interrupts, LocalPalettes.Standard) { TakesInput = !isScript };
        if (!options.IsOk)
        {
            return session.Fail(new GlobalOptions([]), options.Error);
        }

        var line = options.Value;
        if (line.Words.Count > 0 || line.Help || line.Version)
        {
            return session.Run(line);
        }

        return Console.IsInputRedirected
            ? new Script(session, line).Run(Console.In)
            : InteractiveShell.Open(session, line, screen).Run();
    }
}

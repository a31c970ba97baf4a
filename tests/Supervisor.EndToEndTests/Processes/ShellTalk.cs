using System.Diagnostics;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>Talks with a shell as somebody at a terminal does.</summary>
internal static class ShellTalk
{
    /// <param name="shell">Runs one, on the terminal that it is given.</param>
    /// <returns>How it ended, which is told to end with 5.</returns>
    public static async Task<int> HoldAsync(ProcessStartInfo shell)
    {
        await using var terminal = PseudoTerminal.Start(shell);
        terminal.Type("stty size; echo $((6*7))-is-it\r");
        await terminal.ExpectAsync("24 80");
        await terminal.ExpectAsync("42-is-it");
        // Said by the command itself: before it is there, the shell would take the Ctrl+C.
        terminal.Type("sh -c 'echo $((7*8))-goes; sleep 1000'\r");
        await terminal.ExpectAsync("56-goes");
        // For the command, not for pbm.
        terminal.Type("\u0003");
        await terminal.ExpectAsync("^C");
        terminal.Type("exit 5\r");
        return await terminal.EndAsync();
    }
}

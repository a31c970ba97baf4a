using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Supervisor.Build.Processes;

/// <summary>
/// Runs a program to its end. Ctrl+C reaches the child from the terminal, so this process only waits for it; a request
/// to stop that reaches this process alone ends the child's whole tree. Both are reported as interrupted.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan LastOutput = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly PosixSignalRegistration _onInterrupt;
    private readonly PosixSignalRegistration _onTerminate;
    private volatile bool _interrupted;

    private ChildProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        _onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Terminate);
    }

    /// <summary>Runs with this process's own console.</summary>
    public static int Run(string executable, IEnumerable<string> arguments, string directory)
    {
        using var child = new ChildProcess(
            new ProcessStartInfo(executable, arguments) { WorkingDirectory = directory }
        );
        child._process.WaitForExit();
        return child._interrupted ? ExitCodes.Interrupted : child._process.ExitCode;
    }

    /// <summary>Runs with its output in a file, and ends it when it takes longer than the limit.</summary>
    public static LoggedRun RunLogged(
        string executable,
        IEnumerable<string> arguments,
        string directory,
        string log,
        TimeSpan limit
    )
    {
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        using var writer = new StreamWriter(log);
        using var child = new ChildProcess(
            new ProcessStartInfo(executable, arguments)
            {
                WorkingDirectory = directory,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        );
        var output = TextWriter.Synchronized(writer);
        var pumps = Task.WhenAll(
            PumpAsync(child._process.StandardOutput, output),
            PumpAsync(child._process.StandardError, output)
        );

        var ended = child._process.WaitForExit(limit);
        if (!ended)
            child.KillTree();

        // Something that the child left running may hold the pipe open for ever: what it says later is nobody's concern.
        pumps.Wait(LastOutput);
        return new LoggedRun(child.Ending(ended), ended ? child._process.ExitCode : -1, log);
    }

    public void Dispose()
    {
        _onInterrupt.Dispose();
        _onTerminate.Dispose();
        _process.Dispose();
    }

    private static async Task PumpAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            await to.WriteLineAsync(line);
            await to.FlushAsync();
        }
    }

    private RunEnding Ending(bool ended)
    {
        if (_interrupted)
            return RunEnding.Interrupted;

        return ended ? RunEnding.Exited : RunEnding.TookTooLong;
    }

    private void Interrupt(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _interrupted = true;
    }

    private void Terminate(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _interrupted = true;
        KillTree();
    }

    private void KillTree()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }
}

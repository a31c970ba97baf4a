using System.Diagnostics;

namespace Supervisor.Build.Demo;

/// <summary>Asks a daemon of the demo, as an operator on its machine does.</summary>
internal sealed class Pbm(DemoPlaces places, DemoNode node)
{
    /// <summary>What it complained of the last time; empty when it did what it was asked.</summary>
    public string LastProblem { get; private set; } = "";

    /// <returns>What it printed; null when it failed or took longer than the limit.</returns>
    public string? Ask(TimeSpan limit, params string[] line)
    {
        // In a session of its own, so that the terminal's Ctrl+C is the demo's alone.
        var start = new ProcessStartInfo("setsid", [places.Pbm, .. line, "--data-dir", node.Data])
        {
            WorkingDirectory = places.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var asked = Process.Start(start)!;
        var output = asked.StandardOutput.ReadToEndAsync();
        var errors = asked.StandardError.ReadToEndAsync();
        if (!asked.WaitForExit(limit))
        {
            asked.Kill();
            asked.WaitForExit();
        }

        Task.WaitAll(output, errors);
        var isDone = asked.ExitCode == ExitCodes.Success;
        LastProblem = isDone ? "" : errors.Result.Trim();
        return isDone ? output.Result : null;
    }
}

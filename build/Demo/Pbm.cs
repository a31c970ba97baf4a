using System.Diagnostics;

namespace Supervisor.Build.Demo;

/// <summary>Asks the demo's daemon, as an operator does.</summary>
internal sealed class Pbm(DemoPlaces places)
{
    /// <returns>What it printed; null when it failed or took longer than the limit.</returns>
    public string? Ask(TimeSpan limit, params string[] line)
    {
        // In a session of its own, so that the terminal's Ctrl+C is the demo's alone.
        var start = new ProcessStartInfo("setsid", [places.Pbm, .. line, "--data-dir", places.Data])
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
        return asked.ExitCode == ExitCodes.Success ? output.Result : null;
    }
}

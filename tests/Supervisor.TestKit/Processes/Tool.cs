using System.Diagnostics;

namespace Supervisor.TestKit.Processes;

/// <summary>A program of the machine's that does one thing and ends.</summary>
internal static class Tool
{
    /// <returns>What it wrote.</returns>
    public static string Run(params IReadOnlyList<string> words)
    {
        var (exit, written, error) = Try(words);
        return exit == 0
            ? written
            : throw new InvalidOperationException($"{string.Join(' ', words)}: {(error + written).Trim()}");
    }

    public static (int Exit, string Out, string Error) Try(params IReadOnlyList<string> words)
    {
        using var process = Process.Start(
            new ProcessStartInfo(words[0], words.Skip(1))
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        var written = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, written, error.GetAwaiter().GetResult());
    }
}

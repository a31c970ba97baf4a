using System.Diagnostics;

namespace Supervisor.IntegrationTests.Journal;

internal static class ChildProcess
{
    /// <summary>The words that start this program as the appending child.</summary>
    public static string[] Appending(string path, int appends) =>
        [Environment.ProcessPath!, AppendingChild.Name, path, $"{appends}"];

    public static Process Start(params string[] words)
    {
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Runs to the end; its exit code, or null when there is no such program.</summary>
    public static async Task<(int? Code, string Output)> RunAsync(params string[] words)
    {
        try
        {
            using var process = Start(words);
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + errors);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (null, missing.Message);
        }
    }
}

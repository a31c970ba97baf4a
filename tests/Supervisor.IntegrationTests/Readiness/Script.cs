using System.Diagnostics;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>Runs programs as an agent's: with the variables of its incarnation.</summary>
internal static class Script
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Where the library for Python is, as agents get it.</summary>
    public static string PythonLibrary { get; } = Path.Combine(AppContext.BaseDirectory, "python");

    public static Task<string> PythonAsync(ValueMap<string> variables, string script, params string[] words) =>
        RunAsync(variables, "/usr/bin/python3", ["-B", "-c", script, .. words]);

    public static Task<string> ShellAsync(ValueMap<string> variables, string script) =>
        RunAsync(variables, "/bin/sh", ["-c", script]);

    /// <returns>What it wrote; the test fails when it fails, and is skipped when there is no such program.</returns>
    public static async Task<string> RunAsync(ValueMap<string> variables, string program, string[] words)
    {
        using var process = Start(variables, program, words);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors}");
        return await output + await errors;
    }

    public static Process Start(ValueMap<string> variables, string program, params string[] words)
    {
        Assert.SkipUnless(File.Exists(program), $"There is no {program}.");
        var start = new ProcessStartInfo(program, words)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONPATH"] = PythonLibrary;
        foreach (
            var name in (string[])
                [AgentVariables.NotifySocket, AgentVariables.Socket, AgentVariables.Incarnation, AgentVariables.Epoch]
        )
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}

using System.Diagnostics;
using Shouldly;
using Supervisor.Fleet.Values;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>A Python program that uses the library, step by step with the test: <c>step()</c> in it waits for the next one.</summary>
internal sealed class PythonAgent : IDisposable
{
    private const string Beginning = """
        import sys
        from supervisor_agent import *
        def say(*words): print(*words, flush=True)
        def step(): sys.stdin.readline()

        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private PythonAgent(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static PythonAgent Start(ValueMap<string> variables, string script) =>
        new(Script.Start(variables, "/usr/bin/python3", "-B", "-c", Beginning + script));

    /// <summary>Runs to the end.</summary>
    /// <returns>What it wrote, errors last.</returns>
    public static async Task<string> RunAsync(ValueMap<string> variables, string script)
    {
        using var agent = Start(variables, script);
        return await agent.EndAsync();
    }

    /// <summary>The next line that it says.</summary>
    public async Task<string?> LineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    public void Step() => _process.StandardInput.WriteLine();

    /// <param name="name">As <c>kill</c> calls it.</param>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
        kill.ExitCode.ShouldBe(0);
    }

    /// <returns>What it wrote and was not read yet, errors last.</returns>
    public async Task<string> EndAsync()
    {
        _process.StandardInput.Close();
        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.ExitCode.ShouldBe(0, await _errors);
        return output + await _errors;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}

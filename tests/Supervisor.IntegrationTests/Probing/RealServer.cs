using System.Diagnostics;
using Shouldly;
using Supervisor.IntegrationTests.Journal;
using Supervisor.TestKit.Network;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>A server of one test, on a port of its own, in a directory of its own; ended with the test.</summary>
internal sealed class RealServer : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ReservedPort _port = new();
    private Process? _process;

    internal int Port => _port.Number;

    internal string Directory => _directory.Path;

    /// <summary>Waits until it says that it takes connections.</summary>
    /// <param name="program">With its options.</param>
    /// <param name="output">Where it says so.</param>
    /// <param name="ready">What it says.</param>
    internal async Task StartAsync(IReadOnlyList<string> program, Func<Process, StreamReader> output, string ready)
    {
        _process = Process.Start(
            new ProcessStartInfo(program[0], program.Skip(1))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                WorkingDirectory = Directory,
            }
        )!;
        string? line;
        do
        {
            line = await output(_process).ReadLineAsync(TestContext.Current.CancellationToken);
            line.ShouldNotBeNull($"{program[0]} has ended, and never said '{ready}'");
        } while (!line.Contains(ready, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _port.Dispose();
        _directory.Dispose();
    }
}

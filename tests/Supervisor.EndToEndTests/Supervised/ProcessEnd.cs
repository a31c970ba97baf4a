using System.Diagnostics;
using Supervisor.EndToEndTests.Processes;

namespace Supervisor.EndToEndTests.Supervised;

/// <summary>The end of a process that is another's child.</summary>
internal sealed class ProcessEnd : IDisposable
{
    private readonly Process? _process;

    private ProcessEnd(Process? process) => _process = process;

    /// <param name="pid">Of one that lives, or that has ended just now.</param>
    public static ProcessEnd Of(int pid)
    {
        try
        {
            return new ProcessEnd(Process.GetProcessById(pid));
        }
        catch (ArgumentException)
        {
            return new ProcessEnd(null);
        }
    }

    public Task WaitAsync() =>
        _process is null
            ? Task.CompletedTask
            : Patience.For(_process.WaitForExitAsync(), $"the end of process {_process.Id}", () => "it still runs");

    public void Dispose() => _process?.Dispose();
}

using Microsoft.Win32.SafeHandles;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>The end of a process, whoever's child it is, and whether or not anybody has buried it.</summary>
internal sealed class ProcessEnd : IDisposable
{
    private readonly int _pid;
    private readonly SafeFileHandle? _process;

    private ProcessEnd(int pid) => (_pid, _process) = (pid, Posix.HoldProcess(pid));

    /// <param name="pid">Of one that lives, or that has ended just now.</param>
    public static ProcessEnd Of(int pid) => new(pid);

    public Task WaitAsync() =>
        _process is { } process
            ? Patience.For(
                Task.Run(() => Posix.WaitUntilReadable(process)),
                $"the end of process {_pid}",
                () => "it still runs"
            )
            : Task.CompletedTask;

    public void Dispose() => _process?.Dispose();
}

using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;
using Supervisor.Runtimes.Containers.Operating;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>
/// A process that a measurement is about to kill, held since it was seen to be its own. A number alone may be another's: by
/// then, or because it was told wrongly.
/// </summary>
internal sealed class Victim : IDisposable
{
    private readonly ProcessHold _hold;
    private readonly int _pid;

    private Victim(ProcessHold hold, int pid) => (_hold, _pid) = (hold, pid);

    /// <param name="container">The id of one that the measurement has made.</param>
    public static Victim InContainer(int pid, string container) =>
        Take(pid, () => SessionProcesses.IsIn(pid, container), $"in container {container}");

    /// <param name="program">A file that nobody else runs.</param>
    public static Victim Running(int pid, string program) =>
        Take(
            pid,
            () => new FileInfo($"/proc/{pid}/exe").LinkTarget == Path.GetFullPath(program),
            $"a run of {program}"
        );

    /// <summary>Takes a system call, as it does an operator.</summary>
    public void Kill()
    {
        if (!_hold.Signal(LibcProcesses.SignalKill))
        {
            throw new InvalidOperationException($"{_pid} could not be killed.");
        }
    }

    public void Dispose() => _hold.Dispose();

    private static Victim Take(int pid, Func<bool> isOwn, string own)
    {
        var hold = pid > 1 ? ProcessHold.OfAny(pid) : null;
        if (hold is not null && isOwn())
        {
            return new Victim(hold, pid);
        }

        hold?.Dispose();
        throw new InvalidOperationException($"{pid} is not {own}, and is left alone.");
    }
}

using Supervisor.Runtimes.Faults;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Rounds of something that nobody waits for, one at a time; what is asked for during one is covered by it.</summary>
/// <param name="name">What it does, as <see cref="WorkFaults.Tell"/> takes it.</param>
/// <param name="round">Does not fault for what the outside does.</param>
internal sealed class DetachedRounds(string name, Func<Task> round, WorkFaults faults) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private bool _isDisposed;

    public void Begin()
    {
        lock (_gate)
        {
            if (!_isDisposed && _running.IsCompleted)
            {
                _running = Detached.Run(faults, name, round);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task running;
        lock (_gate)
        {
            _isDisposed = true;
            running = _running;
        }

        await running;
    }
}

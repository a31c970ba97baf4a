using Supervisor.Contracts.Time;
using Supervisor.Runtimes.Faults;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// When the graces of stops are over. They are ours and not the engine's, whose own stop would keep a call open all the while and
/// could not be hastened. They go with the daemon: the next one is asked to stop again, and begins a grace anew.
/// </summary>
/// <param name="onOver">Does not fault for what the outside does.</param>
internal sealed class StopTimers(TimeProvider clock, Func<WorkloadId, Task> onOver, WorkFaults faults)
    : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<WorkloadId, Deadline> _deadlines = [];
    private readonly HashSet<Task> _acting = [];
    private bool _isDisposed;

    /// <summary>An earlier deadline stands.</summary>
    public void Arm(WorkloadId id, TimeSpan grace)
    {
        lock (_gate)
        {
            var wait = TimerLimit.Cut(grace);
            var at = clock.GetElapsedTime(0) + wait;
            if (_isDisposed || (_deadlines.TryGetValue(id, out var earlier) && earlier.At <= at))
            {
                return;
            }

            Take(id);
            var timer = clock.CreateTimer(_ => OnOver(id, at), null, wait, Timeout.InfiniteTimeSpan);
            _deadlines[id] = new Deadline(at, timer);
        }
    }

    public void Disarm(WorkloadId id)
    {
        lock (_gate)
        {
            Take(id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task[] acting;
        lock (_gate)
        {
            _isDisposed = true;
            foreach (var id in _deadlines.Keys.ToList())
            {
                Take(id);
            }

            acting = [.. _acting];
        }

        await Task.WhenAll(acting);
    }

    private void OnOver(WorkloadId id, TimeSpan at)
    {
        lock (_gate)
        {
            if (_deadlines.TryGetValue(id, out var deadline) && deadline.At == at)
            {
                Take(id);
                _acting.RemoveWhere(task => task.IsCompleted);
                _acting.Add(Detached.Run(faults, $"killing {id.Agent}, whose grace is over", () => onOver(id)));
            }
        }
    }

    private void Take(WorkloadId id)
    {
        if (_deadlines.Remove(id, out var deadline))
        {
            deadline.Timer.Dispose();
        }
    }

    private sealed record Deadline(TimeSpan At, ITimer Timer);
}

using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Faults;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Hooks;

/// <summary>
/// What runs in containers before they are told to end. Each run has it once from one daemon, and its grace runs meanwhile: when
/// that is over it is killed, wherever this stands.
/// </summary>
/// <param name="onFailed">It makes no difference: who is to end is told so all the same.</param>
internal sealed class PreStops(Action<WorkloadId, OperatorError> onFailed, WorkFaults faults) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<WorkloadId, Task> _begun = [];

    /// <param name="run">The commands; what they failed by.</param>
    /// <param name="tell">Tells it to end.</param>
    /// <returns>Whether it will be told. If not, the commands have run before, and it can be told at once.</returns>
    public bool Begin(WorkloadId id, Func<Task<OperatorError?>> run, Func<Task> tell)
    {
        lock (_gate)
        {
            if (_begun.TryGetValue(id, out var begun))
            {
                return !begun.IsCompleted;
            }

            _begun[id] = Detached.Run(faults, $"telling {id.Agent} to end", () => RunAsync(id, run, tell));
            return true;
        }
    }

    public void Forget(WorkloadId id)
    {
        lock (_gate)
        {
            if (_begun.TryGetValue(id, out var begun) && begun.IsCompleted)
            {
                _begun.Remove(id);
            }
        }
    }

    /// <summary>Waits for those that the daemon's end has cut short.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] begun;
        lock (_gate)
        {
            begun = [.. _begun.Values];
        }

        await Task.WhenAll(begun);
    }

    private async Task RunAsync(WorkloadId id, Func<Task<OperatorError?>> run, Func<Task> tell)
    {
        try
        {
            await RunFirstAsync(id, run);
            await tell();
        }
        catch (OperationCanceledException)
        {
            // The daemon ends; the next one is asked to stop it again.
        }
    }

    /// <summary>Who is to end is told so, whatever becomes of what runs before.</summary>
    private async Task RunFirstAsync(WorkloadId id, Func<Task<OperatorError?>> run)
    {
        try
        {
            if (await run() is { } failed)
            {
                onFailed(id, failed);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            faults.Tell($"running pre_stop of {id.Agent}", fault);
        }
    }
}

using Supervisor.Contracts;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents;

/// <summary>What runs the work, and outlives the daemons of a test. It does what it is told, unless a test says otherwise.</summary>
internal sealed class ScriptedHost : IRuntime, IAgentSurroundings
{
    private readonly Dictionary<string, Workload> _workloads = new(StringComparer.Ordinal);
    private readonly List<string> _log = [];
    private readonly Queue<Func<string, Task<LaunchOutcome>>> _nextStarts = new();
    private readonly Queue<Task<StopOutcome>> _nextStops = new();

    /// <summary>All that was asked of it, in its order.</summary>
    internal IReadOnlyList<string> Log => _log;

    /// <summary>Of the last start.</summary>
    internal BootMoment? Leash { get; private set; }

    internal IEnumerable<string> Starts => _log.Where(line => line.StartsWith("start ", StringComparison.Ordinal));

    internal IReadOnlyList<string> Alive =>
        [.. _workloads.Values.Where(workload => workload.IsRunning).Select(workload => workload.Id.Incarnation)];

    /// <summary>Running ones first, as those who tell of them have to.</summary>
    internal IReadOnlyList<Workload> List => [.. _workloads.Values.OrderByDescending(workload => workload.IsRunning)];

    internal void AnswerNextStart(LaunchOutcome outcome, bool starts) =>
        _nextStarts.Enqueue(incarnation =>
        {
            if (starts)
            {
                Run(incarnation);
            }

            return Task.FromResult(outcome);
        });

    internal void HangNextStart(TaskCompletionSource<LaunchOutcome> ends) => _nextStarts.Enqueue(_ => ends.Task);

    internal void AnswerNextStop(StopOutcome outcome) => _nextStops.Enqueue(Task.FromResult(outcome));

    internal void HangNextStop(TaskCompletionSource<StopOutcome> ends) => _nextStops.Enqueue(ends.Task);

    internal Workload Run(string incarnation) => _workloads[incarnation] = Running(incarnation);

    internal Workload End(string incarnation, WorkloadExit exit) => _workloads[incarnation] = Ended(incarnation, exit);

    /// <summary>Without a trace.</summary>
    internal void Lose(string incarnation) => _workloads.Remove(incarnation);

    public Task<LaunchOutcome> StartAsync(LaunchRequest request)
    {
        var incarnation = request.Id.Incarnation;
        Leash = request.Leash;
        _log.Add($"start {incarnation}");
        if (_nextStarts.TryDequeue(out var scripted))
        {
            return scripted(incarnation);
        }

        var workload = _workloads.TryGetValue(incarnation, out var there) ? there : Run(incarnation);
        return Task.FromResult<LaunchOutcome>(new LaunchOutcome.There(workload));
    }

    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace)
    {
        _log.Add(
            grace == TimeSpan.Zero ? $"kill {id.Incarnation}" : $"stop {id.Incarnation} {signal} {grace.TotalSeconds}s"
        );
        return _nextStops.TryDequeue(out var scripted)
            ? scripted
            : Task.FromResult<StopOutcome>(
                _workloads.GetValueOrDefault(id.Incarnation) is { IsRunning: true }
                    ? new StopOutcome.Told()
                    : new StopOutcome.Gone()
            );
    }

    public Task ForgetAsync(WorkloadId id)
    {
        _log.Add($"forget {id.Incarnation}");
        if (_workloads.GetValueOrDefault(id.Incarnation) is { IsRunning: false })
        {
            _workloads.Remove(id.Incarnation);
        }

        return Task.CompletedTask;
    }

    public Task<Inventory> ListAsync() => Task.FromResult(new Inventory(List, null));

    public void Listen(Action<RuntimeNews> listener) => throw new NotSupportedException("The kit tells its news.");

    public Task<Outcome<ValueMap<string>>> OpenAsync(WorkloadId id, AgentDefinition definition)
    {
        _log.Add($"open {id.Incarnation}");
        return Task.FromResult<Outcome<ValueMap<string>>>(ValueMap<string>.Empty);
    }

    public Task CloseAsync(WorkloadId id)
    {
        _log.Add($"close {id.Incarnation}");
        return Task.CompletedTask;
    }

    Task IRuntime.RemoveAsync(WorkloadId id)
    {
        _log.Add($"remove workload {id.Incarnation}");
        return Task.CompletedTask;
    }

    public Task RemoveAsync(WorkloadId id)
    {
        _log.Add($"remove {id.Incarnation}");
        return Task.CompletedTask;
    }
}

using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Tests.Supervision.Groups;

/// <summary>A runtime whose processes start and stop at once, and end when the test wants it.</summary>
internal sealed class WorldRuntime : IRuntime
{
    private readonly Dictionary<WorkloadId, Workload> _workloads = [];
    private readonly List<string> _log = [];
    private Action<RuntimeNews> _listener = static _ => { };
    private int _pid = 100;

    /// <summary>Starts and ends, in their order: <c>+web/A</c>, <c>-web/A</c>.</summary>
    internal IReadOnlyList<string> Log => _log;

    /// <summary>The last that was asked for.</summary>
    internal LaunchRequest? Asked { get; private set; }

    internal IEnumerable<string> Running =>
        _workloads
            .Values.Where(workload => workload.IsRunning)
            .Select(workload => workload.Id.Agent.Path)
            .Order(StringComparer.Ordinal);

    public void Listen(Action<RuntimeNews> listener)
    {
        _listener = listener;
        listener(new RuntimeNews.Connected());
    }

    public Task<LaunchOutcome> StartAsync(LaunchRequest request)
    {
        Asked = request;
        if (!_workloads.TryGetValue(request.Id, out var workload))
        {
            var process = new ProcessFacts(++_pid, _pid, "boot", DateTimeOffset.UnixEpoch);
            workload = new Workload(request.Id, process, Exit: null, Notes: []);
            _workloads.Add(request.Id, workload);
            _log.Add($"+{request.Id.Agent.Path}");
        }

        return Task.FromResult<LaunchOutcome>(new LaunchOutcome.There(workload));
    }

    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace)
    {
        if (!_workloads.TryGetValue(id, out var workload) || !workload.IsRunning)
        {
            return Task.FromResult<StopOutcome>(new StopOutcome.Gone());
        }

        End(workload, new WorkloadExit(ExitKind.Signalled, Code: null, Signal: 15, ExitCause.Stop, OutOfMemory: false));
        return Task.FromResult<StopOutcome>(new StopOutcome.Told());
    }

    public Task ForgetAsync(WorkloadId id)
    {
        _workloads.Remove(id);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(WorkloadId id) => Task.CompletedTask;

    public Task<Inventory> ListAsync() => Task.FromResult(new Inventory([.. _workloads.Values], Problem: null));

    internal void Exit(AgentAddress agent, int code)
    {
        var workload = _workloads.Values.Single(one => one.Id.Agent == agent && one.IsRunning);
        End(workload, new WorkloadExit(ExitKind.Exited, code, Signal: null, ExitCause.Itself, OutOfMemory: false));
    }

    internal void ForgetLog() => _log.Clear();

    private void End(Workload workload, WorkloadExit exit)
    {
        _workloads[workload.Id] = workload with { Exit = exit };
        _log.Add($"-{workload.Id.Agent.Path}");
        _listener(new RuntimeNews.Changed(_workloads[workload.Id]));
    }
}

using Supervisor.Contracts;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Leashes;
using Supervisor.Runtimes.Faults;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Runtimes.Processes;

/// <summary>Runs agents as processes of the host, by way of the guard, which is their parent and outlives the daemon.</summary>
public sealed class ProcessRuntime : IRuntime, ILeashes, IAsyncDisposable
{
    /// <summary>Without a guard, because nothing was ever started.</summary>
    private static readonly OperatorError Nothing = new(
        GuardErrorCodes.UnknownWorkload,
        "Nothing of it runs here.",
        "",
        ""
    );

    private readonly ProcessRuntimeSettings _settings;
    private readonly IAgentSurroundings _surroundings;
    private readonly GuardLink _link;
    private readonly LaunchTranslation _translation;
    private readonly GuardLogs _logs;
    private readonly WorkFaults _faults;

    public ProcessRuntime(
        ProcessRuntimeSettings settings,
        GuardClient guard,
        IAgentSurroundings surroundings,
        TimeProvider clock,
        WorkFaults faults
    )
    {
        (_settings, _surroundings, _faults) = (settings, surroundings, faults);
        _link = new GuardLink(guard, clock);
        _translation = new LaunchTranslation(settings);
        _logs = new GuardLogs(_link, faults);
        Leashes = new GuardLeashes(_link, settings);
    }

    /// <summary>The same guard kills containers past their deadline.</summary>
    public IContainerLeashes Leashes { get; }

    public async Task<LaunchOutcome> StartAsync(LaunchRequest request)
    {
        var opened = await _surroundings.OpenAsync(request.Id, request.Definition);
        if (!opened.IsOk)
        {
            return new LaunchOutcome.Failed(opened.Error);
        }

        var start = _translation.Of(request, opened.Value);
        if (!start.IsOk)
        {
            return new LaunchOutcome.Failed(start.Error);
        }

        var session = await _link.NeedAsync();
        if (!session.IsOk)
        {
            return new LaunchOutcome.NotTried(session.Error);
        }

        var answer = await session.Value.StartAsync(start.Value, _link.Ends);
        return answer switch
        {
            { IsOk: true, Value.Workload: { } workload } => new LaunchOutcome.There(WorkloadTranslation.Of(workload)),
            { IsOk: true } => new LaunchOutcome.Unknown(Unanswered()),
            { Error: var error } when GuardDoubts.IsCertain(error) => new LaunchOutcome.Failed(error),
            _ => new LaunchOutcome.Unknown(answer.Error!),
        };
    }

    public async Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace)
    {
        var stop = new StopRequest(SignalNumbers.Of(signal), (long)grace.TotalMilliseconds);
        var answer = await AskAsync((session, ends) => session.StopAsync(Name(id), stop, ends));
        return answer switch
        {
            { IsOk: true } => new StopOutcome.Told(),
            { Error.Code: GuardErrorCodes.UnknownWorkload or GuardErrorCodes.NotRunning } => new StopOutcome.Gone(),
            _ => new StopOutcome.Unknown(answer.Error!),
        };
    }

    public async Task<LeashOutcome> HoldAsync(WorkloadId id, BootMoment deadline) =>
        LeashTranslation.Of(
            await AskAsync((session, ends) => session.MoveLeashAsync(Name(id), LeashTranslation.Of(deadline), ends)),
            answer => answer.Workload?.Leash
        );

    // One that could not be forgotten is in the next inventory, and is forgotten then.
    public async Task ForgetAsync(WorkloadId id) =>
        await AskAsync((session, stop) => session.AcknowledgeAsync(Name(id), stop));

    /// <summary>Of a process that has ended there is nothing but what is forgotten anyway.</summary>
    public Task RemoveAsync(WorkloadId id) => Task.CompletedTask;

    public async Task<Inventory> ListAsync()
    {
        if (_link.Session is not { } session)
        {
            return new Inventory([], _link.Problem);
        }

        var list = await session.ListAsync(_link.Ends);
        return list.IsOk
            ? new Inventory([.. list.Value.Workloads.Where(IsOurs).Select(WorkloadTranslation.Of)], null)
            : Inventory.Unreadable(list.Error);
    }

    /// <summary>Something is about to be started: a guard that is not there yet begins to come up, and nobody waits for it.</summary>
    public void Expect() => _link.Need();

    /// <summary>Whether the guard answers, which holds all leashes.</summary>
    public bool HasGuard => _link.Session is not null;

    /// <summary>Has the guard cut a log that is written by programs which it does not run. Said again it changes nothing.</summary>
    public void KeepLog(string path, LogDefinition log) => _logs.Keep(path, log);

    /// <summary>Nobody writes to it any more.</summary>
    public void ReleaseLog(string path) => _logs.Release(path);

    public void Listen(Action<RuntimeNews> listener) =>
        _link.Run(
            new GuardNews(
                news =>
                {
                    if (news is RuntimeNews.Connected)
                    {
                        _logs.SayAgain();
                    }

                    listener(news);
                },
                IsOurs,
                _faults
            )
        );

    /// <summary>Leaves what runs alone, and its guard.</summary>
    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        await _logs.EndAsync();
    }

    private bool IsOurs(WorkloadStatus status) =>
        status.Name.Cluster == _settings.Cluster && status.Name.Node == _settings.Node;

    private WorkloadName Name(WorkloadId id) =>
        new(_settings.Cluster, _settings.Node, id.Agent.Group, id.Agent.Agent, id.Incarnation);

    private async Task<Outcome<GuardAnswer>> AskAsync(
        Func<GuardSession, CancellationToken, Task<Outcome<GuardAnswer>>> ask
    ) => _link.Session is { } session ? await ask(session, _link.Ends) : _link.Problem ?? Nothing;

    private static OperatorError Unanswered() =>
        new(GuardErrorCodes.NoAnswer, "The guard's answer does not say what became of the start.", "", "");
}

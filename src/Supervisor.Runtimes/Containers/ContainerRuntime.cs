using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Execs;
using Supervisor.Runtimes.Containers.Hooks;
using Supervisor.Runtimes.Containers.Leashes;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Containers.Operating;
using Supervisor.Runtimes.Containers.Outputs;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Probing.Places;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Runtimes.Containers;

/// <summary>
/// Runs agents in containers of an engine such as Docker's: as a container, within one, or started by its image. What it has to
/// remember of a start is in records on disk; what runs is the engine's matter and outlives the daemon.
/// </summary>
public sealed class ContainerRuntime : IRuntime, ILeashes, IAsyncDisposable
{
    private readonly ContainerRuntimeSettings _settings;
    private readonly ContainerRuntimeParts _parts;
    private readonly RunRecords _records;
    private readonly EngineMarks _marks;
    private readonly EngineLink _link;
    private readonly GroupSurvey _survey;
    private readonly ExecWorkloads _execs;
    private readonly ContainerLeashing _leashing;
    private readonly ListenedWorkloads _listened;
    private readonly WorkloadStarts _starts;
    private readonly WorkloadStops _stops;
    private readonly ContainerRemoval _removal;
    private readonly Removals _removals;
    private readonly FormerContainers _former;
    private readonly DetachedRounds _removing;
    private readonly StopTimers _timers;
    private readonly LaunchPlan _plan = new();
    private readonly OutputCopies _outputs;
    private readonly PreStops _preStops;
    private readonly Lanes<AgentAddress> _lanes = new();
    private ContainerNews? _news;
    private bool _isDisposed;

    internal ContainerRuntime(ContainerRuntimeSettings settings, ContainerRuntimeParts parts)
    {
        (_settings, _parts) = (settings, parts);
        _records = RunRecords.Open(parts.Folder(settings.Runs), settings.Cluster, settings.Node);
        _marks = new EngineMarks(parts.Folder(settings.Own));
        var events = ContainerOwner.FilterOf(settings).And("type", "container");
        _link = new EngineLink(parts.Engine, _marks, events, parts.Clock, parts.Chance);

        var finder = new ContainerFinder(settings);
        var logs = new AgentLogs(settings.Logs);
        _outputs = new OutputCopies(
            settings,
            new OutputServices(settings.Outputs, logs, _plan, parts.KeepLog, parts.Tell, parts.Clock)
            {
                Faults = parts.Faults,
            }
        );
        _leashing = new ContainerLeashing(parts.Leashes, _records, parts.Clock);
        var look = new GroupLook(_records, _leashing, parts.Remains, settings);
        var tools = new WorkloadTools(settings, _records, look, finder, _outputs, _leashing, parts.Remains)
        {
            Files = new LaidFiles(settings, _plan, parts.Faults),
        };
        _preStops = new PreStops((id, error) => parts.Tell(MakingNote.Warning(id.Agent, error)), parts.Faults);
        var hooks = new ContainerHooks(parts.Clock);
        var stops = new ContainerStops(tools, hooks, _preStops);
        var containers = new ContainerStarts(
            tools,
            new ContainerReadying(tools, parts.Maker),
            stops,
            hooks,
            new RefusedStarts(tools, parts.Clock)
        );
        _execs = new ExecWorkloads(
            new ExecSettings(settings.Groups, logs, settings.BootId) { Folder = parts.Folder, Faults = parts.Faults },
            parts.Surroundings,
            new ExecListener(it => _news?.Tell(it), parts.KeepLog),
            new ExecSenses(parts.Watch(), parts.Sight),
            parts.Clock
        );
        _removals = new Removals(parts.Folder(settings.Own));
        _former = new FormerContainers(tools, _removals, _plan);
        _survey = new GroupSurvey(tools, _execs, _former);
        _listened = new ListenedWorkloads(tools);
        _starts = new WorkloadStarts(containers, _listened, _execs, finder, parts.Surroundings);
        _stops = new WorkloadStops(tools, stops, _execs);
        _removal = new ContainerRemoval(tools, _removals, _plan);
        _removing = new DetachedRounds("removing what is left of former agents", RemoveLeftAsync, parts.Faults);
        _timers = new StopTimers(parts.Clock, id => StopAsync(id, "SIGKILL", TimeSpan.Zero), parts.Faults);
    }

    /// <summary>Where the agents that it runs are asked from, and those of the machine.</summary>
    public IProbePlaces Places => new RunPlaces(_records, _link, _parts.Clock);

    /// <summary>Where what they write is found.</summary>
    public AgentOutputs Outputs => new(_plan, _outputs);

    /// <summary>What operators do with them.</summary>
    public ContainerOperations Operations => new(_link, _plan, new ContainerFinder(_settings), _parts.Clock);

    /// <summary>Records that are of no use, a sentence each; they are left as they are.</summary>
    public IReadOnlyList<OperatorError> RefusedRecords => _records.Refused;

    public Task<LaunchOutcome> StartAsync(LaunchRequest request) =>
        InLaneAsync(request.Id.Agent, () => StartInTurnAsync(request), error => new LaunchOutcome.Unknown(error));

    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace) =>
        InLaneAsync(
            id.Agent,
            () => _listened.Has(id) ? Task.FromResult(LetGo(id)) : StopInTurnAsync(id, signal, grace),
            error => new StopOutcome.Unknown(error)
        );

    /// <summary>Not in the lane of its acts, which an engine that hangs holds up.</summary>
    public Task<LeashOutcome> HoldAsync(WorkloadId id, BootMoment deadline) =>
        _listened.Has(id)
        || (!_stops.IsOfContainer(id) && _execs.Groups().Contains(id.Agent.Group, StringComparer.Ordinal))
            ? Task.FromResult<LeashOutcome>(new LeashOutcome.Refused(ContainerErrors.HeldWithItsContainer(id)))
            : _leashing.HoldAsync(id, deadline);

    public async Task ForgetAsync(WorkloadId id)
    {
        if (!_stops.IsOfContainer(id))
        {
            await _execs.ForgetAsync(id);
        }
        else if (
            _records.Find(id) is { } record
            && (record.End is not null || (record.IsRefused && !_parts.Remains.Live(record.Container)))
        )
        {
            // One whose end nobody has seen yet is told of first, and forgotten then.
            _timers.Disarm(id);
            await _leashing.ReleaseAsync(record);
            _preStops.Forget(id);
            _records.Remove(id);
        }
    }

    /// <summary>
    /// Removes its container, with what it alone has written; volumes stay. Where the engine cannot be asked this is done when it
    /// can be.
    /// </summary>
    public Task RemoveAsync(WorkloadId id)
    {
        // Where no engine has ever answered there is no container; and none is to be looked for from now on.
        if (_link.Session is null && _marks.Last is null)
        {
            return Task.CompletedTask;
        }

        _removals.Add(id.Agent);
        return RemoveAsync(id.Agent);
    }

    public async Task<Inventory> ListAsync()
    {
        if (_link.Session is not { } session)
        {
            return new Inventory([], _link.Problem);
        }

        var begun = _parts.Clock.GetUtcNow();
        try
        {
            var list = await _survey.AllAsync(session, _link.Ends);
            if (!list.IsOk)
            {
                return Inventory.Unreadable(list.Failure.Error);
            }

            _marks.Put(session.Mark with { Seen = begun });
            _removing.Begin();
            return new Inventory(list.Value, Problem: null);
        }
        catch (OperationCanceledException) when (_link.Ends.IsCancellationRequested)
        {
            return Inventory.Unreadable(ContainerErrors.DaemonStops);
        }
    }

    /// <summary>Something is about to be started: the engine is looked for, and nobody waits for it.</summary>
    public void Expect() => _link.Need();

    /// <summary>Another plan holds.</summary>
    public void Follow(NodePlan plan) => _plan.Follow(plan);

    public void Listen(Action<RuntimeNews> listener)
    {
        _news = new ContainerNews(listener, _survey, _settings, () => _link.Session, _parts.Faults);
        if (!_records.IsEmpty || _removals.Open.Count > 0 || _execs.Groups().Count > 0)
        {
            Expect();
        }

        _link.Run(_news);
    }

    /// <summary>Leaves what runs alone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, value: true))
        {
            return;
        }

        await _link.DisposeAsync();
        await _removing.DisposeAsync();
        await _timers.DisposeAsync();
        await _preStops.DisposeAsync();
        await _execs.DisposeAsync();
        await _outputs.EndAsync();
        if (_news is { } news)
        {
            await news.DisposeAsync();
        }
    }

    private async Task RemoveLeftAsync()
    {
        foreach (var agent in _removals.Open)
        {
            await RemoveAsync(agent);
        }
    }

    private Task<bool> RemoveAsync(AgentAddress agent) =>
        InLaneAsync(agent, () => _removal.RemoveAsync(_link.Session, agent, _link.Ends), _ => false);

    private StopOutcome LetGo(WorkloadId id)
    {
        var outcome = _listened.Stop(id);
        _news?.LookAt(id.Agent.Group);
        return outcome;
    }

    private async Task<LaunchOutcome> StartInTurnAsync(LaunchRequest request)
    {
        var isContainer = request.Definition.Launch is ContainerLaunch;
        if (isContainer)
        {
            _removals.Close(request.Id.Agent);
        }

        var session = await _link.NeedAsync();
        if (!session.IsOk)
        {
            return new LaunchOutcome.NotTried(session.Error);
        }

        var obstacle = isContainer ? null : await _former.ObstacleAsync(session.Value, request.Id.Agent, _link.Ends);
        return obstacle ?? await _starts.StartAsync(session.Value, request, _link.Ends);
    }

    private async Task<StopOutcome> StopInTurnAsync(WorkloadId id, string signal, TimeSpan grace)
    {
        if (_link.Session is not { } session)
        {
            return _link.Problem is { } problem ? new StopOutcome.Unknown(problem) : new StopOutcome.Gone();
        }

        var outcome = await _stops.StopAsync(session, id, signal, grace, _link.Ends);
        if (outcome is StopOutcome.Told && grace > TimeSpan.Zero && _stops.IsOfContainer(id))
        {
            _timers.Arm(id, grace);
        }

        return outcome;
    }

    /// <summary>Acts on one container come one by one; what the daemon's end cuts short has come to nobody knows what.</summary>
    private async Task<T> InLaneAsync<T>(AgentAddress agent, Func<Task<T>> act, Func<OperatorError, T> unknown)
    {
        try
        {
            return await _lanes.RunAsync(agent, act);
        }
        catch (OperationCanceledException) when (_link.Ends.IsCancellationRequested)
        {
            return unknown(ContainerErrors.DaemonStops);
        }
    }
}

using System.Collections.Concurrent;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Containers.Execs.Starting;
using Supervisor.Runtimes.Containers.Execs.Watching;
using Supervisor.Runtimes.Containers.Folders;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Runtimes.Containers.Execs;

/// <summary>
/// The programs that are run within containers, which somebody else runs. Each act is told the container as it runs now, and
/// keeps to what <see cref="IRuntime"/> promises. All that is known stands in the groups' folders: the next daemon finds it
/// there, and nothing depends on what the engine remembers of a start.
/// </summary>
internal sealed class ExecWorkloads : IAsyncDisposable
{
    private readonly string _root;
    private readonly IAgentSurroundings _surroundings;
    private readonly ExecServices _services;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<WorkloadId, ExecWorkload> _workloads = new();

    public ExecWorkloads(
        ExecSettings settings,
        IAgentSurroundings surroundings,
        ExecListener listener,
        IFolderWatch watch,
        TimeProvider clock
    )
    {
        (_root, _surroundings) = (settings.Root, surroundings);
        _services = new ExecServices(
            settings.BootId,
            settings.Logs,
            new ShellChecks(),
            watch,
            listener.Told,
            listener.KeepLog,
            clock,
            _stop.Token
        );
    }

    /// <inheritdoc cref="IRuntime.StartAsync"/>
    public async Task<LaunchOutcome> StartAsync(LaunchRequest request, ExecContainer container)
    {
        try
        {
            // So early, because a directory can be watched only when it is there.
            GroupFolders.Prepare(GroupFolder.Of(_root, request.Id.Agent.Group));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new LaunchOutcome.Failed(ExecErrors.Unmade(request.Id, refused));
        }

        var opened = await _surroundings.OpenAsync(request.Id, request.Definition);
        if (!opened.IsOk)
        {
            return new LaunchOutcome.Failed(opened.Error);
        }

        var launch = (ExecLaunch)request.Definition.Launch;
        return await Of(request.Id).StartAsync(launch, opened.Value, container);
    }

    /// <inheritdoc cref="IRuntime.StopAsync"/>
    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace, ExecContainer? running) =>
        Of(id).StopAsync(SignalNumbers.Of(signal), grace, running);

    /// <inheritdoc cref="IRuntime.ForgetAsync"/>
    public async Task ForgetAsync(WorkloadId id)
    {
        if (await Of(id).ForgetAsync() && _workloads.TryRemove(id, out var forgotten))
        {
            await forgotten.DisposeAsync();
        }
    }

    /// <summary>
    /// All programs of a group that run, or ended and are not forgotten; also those that another daemon started. To be asked
    /// for at each inventory, and whenever a run of the container has begun or ended: with it all its programs have.
    /// </summary>
    /// <param name="running">Null when it is certain that the container does not run. While that is not known, do not ask.</param>
    public async Task<IReadOnlyList<Workload>> LookAsync(string group, ExecContainer? running)
    {
        var ids = StartFiles.AllOf(GroupFolder.Of(_root, group)).Select(start => start.Id).ToList();
        var seen = await Task.WhenAll(ids.Select(id => Of(id).LookAsync(running)));
        return [.. seen.OfType<Workload>()];
    }

    /// <summary>The groups that have programs which are not forgotten.</summary>
    public IReadOnlyList<string> Groups() =>
        Directory.Exists(_root)
            ?
            [
                .. Directory
                    .EnumerateDirectories(_root)
                    .SelectMany(path => StartFiles.AllOf(new GroupFolder(path)))
                    .Select(start => start.Group)
                    .Distinct(StringComparer.Ordinal),
            ]
            : [];

    /// <summary>Leaves what runs alone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        foreach (var workload in _workloads.Values)
        {
            await workload.DisposeAsync();
        }

        _services.Watch.Dispose();
        _stop.Dispose();
    }

    private ExecWorkload Of(WorkloadId id)
    {
        var folder = GroupFolder.Of(_root, id.Agent.Group);
        var workload = _workloads.GetOrAdd(id, key => new ExecWorkload(new StartFiles(folder, key), _services));
        _services.Watch.Watch(folder.Records, name => Hasten(folder, name));
        return workload;
    }

    private void Hasten(GroupFolder folder, string file)
    {
        foreach (var (id, workload) in _workloads)
        {
            if (
                file.StartsWith(GroupFolder.StartName(id.Agent.Agent, id.Incarnation), StringComparison.Ordinal)
                && GroupFolder.Of(_root, id.Agent.Group) == folder
            )
            {
                workload.Hasten();
            }
        }
    }
}

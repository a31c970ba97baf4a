using System.Collections.Concurrent;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Containers.Execs.Starting;
using Supervisor.Runtimes.Containers.Files;
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
    private readonly Func<string, IOwnFiles> _files;
    private readonly IAgentSurroundings _surroundings;
    private readonly ExecServices _services;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<WorkloadId, ExecWorkload> _workloads = new();

    public ExecWorkloads(
        ExecSettings settings,
        IAgentSurroundings surroundings,
        ExecListener listener,
        ExecSenses senses,
        TimeProvider clock
    )
    {
        (_root, _files, _surroundings) = (settings.Root, settings.Folder, surroundings);
        _services = new ExecServices(
            settings.BootId,
            settings.Logs,
            new ShellChecks(clock),
            senses,
            listener.Told,
            listener.KeepLog,
            clock,
            _stop.Token
        )
        {
            Faults = settings.Faults,
        };
    }

    /// <inheritdoc cref="IRuntime.StartAsync"/>
    public async Task<LaunchOutcome> StartAsync(LaunchRequest request, ExecContainer container)
    {
        var folder = GroupFolder.Of(_root, request.Id.Agent.Group);
        try
        {
            // So early, because a directory can be watched only when it is there.
            GroupFolders.Prepare(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new LaunchOutcome.Failed(ExecErrors.Unmade(request.Id, refused));
        }

        if (await RunningBesideAsync(folder, request.Id, container) is { } other)
        {
            return new LaunchOutcome.Unknown(ExecErrors.RunsAlready(other));
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
        var ids = StartFiles.AllOf(GroupFolder.Of(_root, group), _files).Select(start => start.Id).ToList();
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
                    .Order(StringComparer.Ordinal)
                    .SelectMany(path => StartFiles.AllOf(new GroupFolder(path), _files))
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

        _services.Senses.Watch.Dispose();
        _stop.Dispose();
    }

    /// <summary>Another start of the same agent that runs; one that has not been begun yet is not to be begun any more.</summary>
    private async Task<WorkloadId?> RunningBesideAsync(GroupFolder folder, WorkloadId id, ExecContainer container)
    {
        foreach (
            var other in StartFiles
                .AllOf(folder, _files)
                .Where(start => start.Exit is null && start.Id != id && start.Id.Agent == id.Agent)
        )
        {
            if (await Of(other.Id).CallOffAsync(container))
            {
                return other.Id;
            }
        }

        return null;
    }

    private ExecWorkload Of(WorkloadId id)
    {
        var folder = GroupFolder.Of(_root, id.Agent.Group);
        var workload = _workloads.GetOrAdd(id, key => new ExecWorkload(new StartFiles(folder, key, _files), _services));
        _services.Senses.Watch.Watch(folder.Records, name => Hasten(folder, name));
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

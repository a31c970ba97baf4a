using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Execs;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Containers.Execs.Starting;
using Supervisor.Runtimes.Containers.Execs.Watching;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Runtimes.Containers.Folders;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Runtimes.Processes;
using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Engines.Driving;
using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Surroundings;
using Supervisor.TestKit.Runtimes;
using Supervisor.TestKit.Runtimes.Containers.Execs;

namespace Supervisor.Simulation.Tests.Engines;

/// <summary>A container of the twin of an engine, for who knows nothing of its world: with each call that goes on for a while.</summary>
internal sealed class SimulatedExecWorld : IExecWorld
{
    private const string Group = "group";
    private const string Waits = "wait";

    /// <summary>Longer than a daemon waits between two looks.</summary>
    private const double Step = 20;

    private readonly OneMachine _world = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("supervisor-simulation-");
    private readonly bool _isBlind;
    private readonly EngineContainer _container;
    private Daemon _daemon = null!;
    private DaemonContext _context = null!;
    private EngineClient _client = null!;
    private ExecWorkloads _workloads = null!;
    private int _daemons;

    /// <param name="isBlind">The daemon sees neither processes nor what is written.</param>
    internal SimulatedExecWorld(bool isBlind, NewsLog? news = null)
    {
        (_isBlind, News) = (isBlind, news ?? new NewsLog());
        var weather = new EngineWeather(_world.Universe.Chance, _world.Universe.Rarities);
        Engine = new SimulatedEngine(_world.Machine, weather, new ShellContainers());
        Engine.Start();
        _world.RunFor(1);
        GroupFolders.Prepare(Folder);
        _container = Engine.Add("container", Spec());
        Engine.Life.Start(_container);
        BeginDaemon();
    }

    public NewsLog News { get; }

    public string BootId { private get; set; } = "this boot";

    internal SimulatedEngine Engine { get; }

    internal EngineClient Client => _client;

    /// <summary>How many run within the container.</summary>
    internal int Programs =>
        _world.Machine.Kernel.Living.Count(static it => it.Name.StartsWith("program", StringComparison.Ordinal));

    internal GroupFolder Folder => GroupFolder.Of(Path.Combine(_directory.FullName, "groups"), Group);

    internal ExecContainer Running =>
        new(_client, _container.Id, _container.StartedAt!.Value, _container.Process!.Facts.Pid!.Value);

    public Task<LaunchOutcome> StartAsync(LaunchRequest request) =>
        Driven(() => _workloads.StartAsync(request, Running));

    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace) =>
        Driven(() => _workloads.StopAsync(id, signal, grace, Running));

    public Task<IReadOnlyList<Workload>> LookAsync(bool isContainerRunning = true) =>
        Driven(() => _workloads.LookAsync(Group, isContainerRunning ? Running : null));

    internal Task ForgetAsync(WorkloadId id) =>
        Driven(async () =>
        {
            await _workloads.ForgetAsync(id);
            return true;
        });

    public (int Shell, int Program) PidsOf(WorkloadId id) =>
        FilesOf(id).ReadRecord() is { Wrapper: { } shell, Program: { } program }
            ? (shell.Pid, program.Pid)
            : throw new InvalidOperationException($"{id} was never started.");

    public Task KillAsync(params int[] pids)
    {
        foreach (var pid in pids)
        {
            _container.Space!.Find(pid)?.Send(Signals.Kill);
        }

        _world.RunFor(Step);
        return Task.CompletedTask;
    }

    public Task KillContainerAsync()
    {
        ContainerLife.Signal(_container, Signals.Kill);
        _world.RunFor(1);
        return Task.CompletedTask;
    }

    public Task StartContainerAsync()
    {
        Engine.Life.Start(_container);
        _world.RunFor(1);
        return Task.CompletedTask;
    }

    public Task RestartDaemonAsync()
    {
        _daemon.Kill();
        BeginDaemon();
        return Task.CompletedTask;
    }

    public async Task CarryOutAsync(LaunchRequest request)
    {
        var exec = Running.Engine.Exec;
        var made = (await Driven(() => exec.CreateAsync(Running.Id, SpecOf(request), CancellationToken.None))).Value!;
        using var session = (await Driven(() => exec.AttachAsync(made.Id, false, CancellationToken.None))).Value!;
        _world.RunFor(1);
    }

    public void WriteStart(LaunchRequest request)
    {
        var ((group, agent), incarnation) = request.Id;
        var files = FilesOf(request.Id);
        SharedLog.Show(Path.Combine(_directory.FullName, "output", "log"), files.Log);
        GroupFolders.MakeWritable(files.Said);
        files.Write(
            new StartRecord(
                group,
                agent,
                incarnation,
                _container.Id,
                _container.StartedAt!.Value,
                BootId,
                Engine.Now,
                null,
                0,
                0
            )
        );
    }

    public ValueTask DisposeAsync()
    {
        _daemon.Kill();
        _world.Dispose();
        _directory.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>What a daemon asks the engine for, to have that started.</summary>
    internal ExecSpec SpecOf(LaunchRequest request) =>
        ExecRequest.Of((ExecLaunch)request.Definition.Launch, ValueMap<string>.Empty, FilesOf(request.Id));

    internal void Wait() => _world.RunFor(Step);

    internal Task<T> Driven<T>(Func<Task<T>> act)
    {
        Task<T>? task = null;
        _context.Run(() => task = act());
        _world.RunFor(Step);
        return task!;
    }

    private static StartFiles Files(GroupFolder folder, WorkloadId id) =>
        new(folder, id, static path => new OwnFiles(path));

    private StartFiles FilesOf(WorkloadId id) => Files(Folder, id);

    private ContainerSpec Spec() =>
        new()
        {
            Image = "agents:1",
            Cmd = ["/bin/sh", "-c", Waits],
            HostConfig = new HostSpec
            {
                Mounts = [.. Folder.Mounts.Select(static mount => new MountSpec("bind", mount.Source, mount.Target))],
            },
        };

    private void BeginDaemon()
    {
        _daemon = new Daemon(_world.Universe, $"mainpc.{++_daemons}");
        _context = new DaemonContext(_daemon);
        var clock = new ContextTime(new DaemonTime(_daemon, _world.Machine.Clock), _context);
        var source = new DoorSource(new EngineDoor(Engine, _daemon), clock);
        _client = Driven(() => source.ConnectAsync(CancellationToken.None)).Result.Value!.Client;
        var watch = _isBlind ? (IFolderWatch)new BlindWatch() : new RecordsWatch(Engine.Files, _daemon);
        _context.Run(() =>
            _workloads = new ExecWorkloads(
                new ExecSettings(
                    Path.Combine(_directory.FullName, "groups"),
                    new AgentLogs(Path.Combine(_directory.FullName, "output")),
                    BootId
                )
                {
                    Faults = UnforeseenFaults.Thrown,
                },
                new NoSurroundings(),
                new ExecListener(it => News.Take(new RuntimeNews.Changed(it)), static (_, _) => { }),
                new ExecSenses(watch, new MachineSight(Engine, _isBlind)),
                clock
            )
        );
    }
}

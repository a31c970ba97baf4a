using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Execs;
using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Containers.Execs.Starting;
using Supervisor.Runtimes.Containers.Execs.Watching;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Runtimes.Containers.Folders;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Processes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Surroundings;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Runtimes;

namespace Supervisor.IntegrationTests.Runtimes.Containers.Execs;

/// <summary>A container of an engine with the folder of its group, and the daemon's side of it.</summary>
internal sealed class ExecWorld(EngineFixture engine, NewsLog news) : IAsyncDisposable
{
    internal const string Group = "group";

    private const string Waits = "trap 'exit 0' TERM; while :; do sleep 1000 & wait; done";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("supervisor-execs-");
    private readonly string _name = $"supervisor-test-{engine.Run}-execs-{Guid.NewGuid():N}"[..48];
    private ExecWorkloads? _workloads;

    internal EngineFixture Engine => engine;

    internal NewsLog News => news;

    internal string Name => _name;

    internal AgentLogs Logs => new(Path.Combine(_directory.FullName, "output"));

    internal string LogText => File.ReadAllText(Logs.PathOf(new AgentAddress(Group, "agent")));

    internal string Root => Path.Combine(_directory.FullName, "groups");

    internal GroupFolder Folder => GroupFolder.Of(Root, Group);

    internal string BootId { get; set; } = "this boot";

    internal ExecContainer Container { get; private set; } = null!;

    internal ExecWorkloads Workloads => _workloads ??= NewDaemon();

    internal Action<string, LogDefinition> KeepLog { get; set; } = static (_, _) => { };

    internal IAgentSurroundings Surroundings { get; set; } = new NoSurroundings();

    /// <param name="change">What its container has other than usual.</param>
    internal static async Task<ExecWorld> StartAsync(
        EngineFixture engine,
        NewsLog news,
        Func<ContainerSpec, ContainerSpec>? change = null
    )
    {
        engine.SkipUnlessThere();
        var world = new ExecWorld(engine, news);
        GroupFolders.Prepare(world.Folder);
        var plain = engine.Shell(Waits);
        var mounts = world.Folder.Mounts.Select(mount => new MountSpec(
            "bind",
            mount.Source,
            mount.Target,
            ReadOnly: !mount.IsWritable
        ));
        var spec = plain with { HostConfig = plain.HostConfig! with { Mounts = [.. mounts] } };
        var created = await engine.Client.Containers.CreateAsync(world._name, change?.Invoke(spec) ?? spec, default);
        Done(created);
        await world.StartContainerAsync();
        return world;
    }

    internal static ContainerSpec WithThePidsOfTheMachine(ContainerSpec spec) =>
        spec with
        {
            HostConfig = spec.HostConfig! with { PidMode = "host" },
        };

    /// <summary>The one that runs this test: it is in no container of its.</summary>
    internal static ProcessMark ThisProcess => MarkOf(Environment.ProcessId);

    internal static ProcessMark MarkOf(int pid) =>
        new(pid, StatLine.Parse(File.ReadAllText($"/proc/{pid}/stat"))!.Value.StartTicks);

    /// <summary>What a process of the machine was started with.</summary>
    internal static string CommandOf(int pid) => File.ReadAllText($"/proc/{pid}/cmdline");

    internal static T Done<T>(EngineOutcome<T> outcome) =>
        outcome.IsOk ? outcome.Value : throw new InvalidOperationException($"{outcome.Failure.Error}");

    /// <summary>Starts it, or starts it again.</summary>
    internal async Task StartContainerAsync()
    {
        Done(await engine.Client.Containers.StartAsync(_name, default));
        var facts = Done(await engine.Client.Containers.InspectAsync(_name, default));
        Container = new ExecContainer(engine.Client, facts.Id, facts.State!.StartedAt!.Value, facts.State.Pid);
    }

    internal async Task KillContainerAsync()
    {
        using var wait = Done(await engine.Client.Containers.WaitAsync(_name, WaitFor.NotRunning, default));
        Done(await engine.Client.Containers.KillAsync(_name, "KILL", default));
        Done(await wait.ExitAsync(default));
    }

    /// <summary>As after the daemon's end and its next start: what it held in memory is gone.</summary>
    internal async Task RestartDaemonAsync()
    {
        await Workloads.DisposeAsync();
        _workloads = NewDaemon();
    }

    internal static LaunchRequest Request(string incarnation, ExecLaunch launch)
    {
        var address = new AgentAddress(Group, "agent");
        var definition = new AgentDefinition
        {
            Address = address,
            Hash = "hash",
            Launch = launch,
        };
        return new LaunchRequest(new WorkloadId(address, incarnation), definition);
    }

    internal static ExecLaunch Shell(string line) => Launch(["/bin/sh", "-c", line]);

    internal static ExecLaunch Launch(ValueList<string> command) =>
        new(AgentAddress.HolderOf(Group)) { Command = command };

    internal Task<LaunchOutcome> StartAsync(LaunchRequest request) => Workloads.StartAsync(request, Container);

    internal async Task<Workload> ThereAsync(LaunchRequest request) =>
        await StartAsync(request) is LaunchOutcome.There there
            ? there.Workload
            : throw new InvalidOperationException($"{await StartAsync(request)}");

    internal async Task<Workload?> LookAsync(WorkloadId id) =>
        (await Workloads.LookAsync(Group, Container)).SingleOrDefault(workload => workload.Id == id);

    public async ValueTask DisposeAsync()
    {
        await Workloads.DisposeAsync();
        await engine.Client.Containers.RemoveAsync(_name, force: true, volumes: true, default);
        _directory.Delete(recursive: true);
    }

    /// <summary>The next line on a notification descriptor.</summary>
    internal async Task<string?> NotificationAsync()
    {
        var told = await News.NextAsync<RuntimeNews.Changed>(
            "the line that the program wrote",
            changed => changed.Workload.Notification is not null
        );
        return told.Workload.Notification;
    }

    internal ExecRecord RecordOf(WorkloadId id) => FilesOf(id).ReadRecord();

    private StartFiles FilesOf(WorkloadId id) => new(Folder, id, static path => new OwnFiles(path));

    /// <summary>As a program of its user may write it of itself.</summary>
    internal void Forge(WorkloadId id, ProcessMark other) =>
        File.WriteAllText(
            FilesOf(id).Record,
            $"wrapper {other.Pid} {other.StartTicks} {other.Pid}\nstarted {other.Pid} {other.StartTicks}\n"
        );

    /// <summary>As a daemon leaves it that is killed before it told the engine.</summary>
    internal void WriteStart(LaunchRequest request)
    {
        var ((group, agent), incarnation) = request.Id;
        var now = TimeProvider.System.GetUtcNow();
        GroupFolders.MakeWritable(FilesOf(request.Id).Said);
        FilesOf(request.Id)
            .Write(
                new StartRecord(group, agent, incarnation, Container.Id, Container.StartedAt, BootId, now, null, 0, 0)
            );
    }

    internal async Task CarryOutAsync(LaunchRequest request)
    {
        var spec = ExecRequest.Of((ExecLaunch)request.Definition.Launch, ValueMap<string>.Empty, FilesOf(request.Id));
        SharedLog.Show(Logs.PathOf(request.Id.Agent), FilesOf(request.Id).Log);
        var made = Done(await Engine.Client.Exec.CreateAsync(Container.Id, spec, default));
        using var session = Done(await Engine.Client.Exec.AttachAsync(made.Id, isTerminal: false, default));
        var ended = ContainerCommand.ReadAsync(session, default);
        while (!ended.IsCompleted && RecordOf(request.Id).Program is null)
        {
            await ShellAsync("true");
        }
    }

    /// <summary>Runs a line within the container, past everything of ours.</summary>
    internal async Task<string> ShellAsync(string line) =>
        Done(
            await ContainerCommand.RunAsync(
                Container,
                ["sh", "-c", line],
                user: "0",
                TimeProvider.System,
                CancellationToken.None
            )
        );

    internal async Task<bool> LivesAsync(int pid) =>
        (await ShellAsync($"sh {ContainerScript.PathIn(Folder)} look {pid}")) != "looked";

    internal async Task GoneAsync(int pid)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await LivesAsync(pid))
        {
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromMinutes(1))
            {
                throw new TimeoutException($"Process {pid} was expected to end.");
            }
        }
    }

    internal ExecWorkloads NewDaemon() =>
        new(
            new ExecSettings(Root, Logs, BootId) { Faults = UnforeseenFaults.Thrown },
            Surroundings,
            new ExecListener(workload => News.Take(new RuntimeNews.Changed(workload)), KeepLog),
            new ExecSenses(new FolderWatch(), new HostSight()),
            TimeProvider.System
        );
}

using System.Net.Sockets;
using System.Text.Json;
using Shouldly;
using Supervisor.EndToEndTests.Fleets;
using Supervisor.EndToEndTests.Processes;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Network;
using Xunit;

namespace Supervisor.EndToEndTests.Containers.Drills;

/// <summary>
/// A daemon with containers in an engine of its own, which may die as everything else here: one container that is an agent, and one
/// with two agents within it. Whoever is born says so to a recorder of the test's.
/// </summary>
internal sealed class EngineWorld : IAsyncDisposable
{
    public const string Solo = "solo";
    public const string Holder = "platform/@container";

    private const string Image = "localhost/supervisor-test:1";

    private readonly TestCertificates _certificates = new();
    private readonly ReservedPort _port = new();
    private readonly EngineStart _start;
    private SmallDisk? _disk;
    private IReadOnlyList<string> _more = [];

    private EngineWorld()
    {
        _start = EngineStart.OfDocker(_certificates, _port.Number);
        Engine = new RestartableEngine(_start);
    }

    public IReadOnlyList<string> Agents => [Solo, "platform/one", "platform/two", .. _more];

    public RestartableEngine Engine { get; }

    /// <summary>Of everything that the engine keeps; its helpers have it on their command lines.</summary>
    public string EngineDirectory => _start.Directory;

    public EngineClient Client { get; private set; } = null!;

    public FleetWorld Fleet { get; private set; } = null!;

    public BirthRecorder Recorder { get; private set; } = null!;

    /// <summary>Where the engine keeps its data, when that is a disk of its own.</summary>
    public SmallDisk Disk => _disk!;

    /// <param name="keepsContainers">The engine lets containers live when it ends.</param>
    /// <param name="diskInMiB">Of the engine; null: it has the machine's.</param>
    /// <param name="more">So many containers beside those two.</param>
    public static async Task<EngineWorld> StartAsync(bool keepsContainers = false, int? diskInMiB = null, int more = 0)
    {
        var whyNot = EnginePrograms.WhyNot(EnginePrograms.Docker, "Docker Engine", "docker.io");
        Assert.SkipWhen(whyNot is not null || EnginePrograms.BusyBox is null, whyNot ?? "busybox-static is not there.");
        var world = new EngineWorld { _more = [.. Enumerable.Range(1, more).Select(number => $"more{number}")] };
        try
        {
            await world.BeginAsync(keepsContainers, diskInMiB);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>Each agent's row, and the container's of others.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> RowsAsync()
    {
        var listed = await Fleet.PbmAsync(["agent", "show", .. Agents, Holder, "-o", "json"]);
        return listed.Exit == 0
            ? JsonDocument
                .Parse(listed.Out)
                .RootElement.EnumerateArray()
                .ToDictionary(row => FleetWorld.Text(row, "name"), StringComparer.Ordinal)
            : new Dictionary<string, JsonElement>(StringComparer.Ordinal);
    }

    /// <summary>Waits until each agent is ready, and there is one process of each on the machine: the youngest that was born.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> AllReadyAsync(string when)
    {
        IReadOnlyDictionary<string, JsonElement> rows = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        await Until.HoldsAsync(
            async () => (rows = await RowsAsync()).Count > 0 && Agents.All(agent => Runs(agent, rows)),
            $"all are ready after {when}",
            () => string.Join('\n', rows.Values.Select(row => $"{row}")) + $"\n{Fleet.Daemon.Log}"
        );
        return rows;
    }

    public async Task<ContainerFacts> InspectAsync(string group)
    {
        var facts = await Client.Containers.InspectAsync($"drill-{group}-1", CancellationToken.None);
        return facts.IsOk ? facts.Value : throw new IOException($"{facts.Failure.Error}");
    }

    /// <summary>By its first process, as the kernel would for want of memory: the engine is not asked.</summary>
    public async Task KillContainerAsync(string group) =>
        await MachineProcesses.KillAsync((await InspectAsync(group)).State!.Pid);

    public async Task KillContainerIfRunningAsync(string group)
    {
        if ((await InspectAsync(group)).State is { Running: true })
        {
            await KillContainerAsync(group);
        }
    }

    /// <summary>How many the engine has, running or not.</summary>
    public async Task<int> ContainersAsync()
    {
        var rows = await Client.Containers.ListAsync(EngineFilters.None, CancellationToken.None);
        return rows.IsOk ? rows.Value.Length : throw new IOException($"{rows.Failure.Error}");
    }

    /// <summary>Execs that the engine remembers of a container.</summary>
    public async Task<int> ExecsAsync(string group)
    {
        using var http = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancellation) =>
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(_start.Socket), cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        );
        using var facts = JsonDocument.Parse(
            await http.GetStringAsync($"http://engine/containers/drill-{group}-1/json")
        );
        var execs = facts.RootElement.GetProperty("ExecIDs");
        return execs.ValueKind == JsonValueKind.Array ? execs.GetArrayLength() : 0;
    }

    /// <summary>Waits until all have been born again.</summary>
    public Task BornAgainAsync(IReadOnlyDictionary<string, JsonElement> before) =>
        Until.HoldsAsync(
            () =>
                Task.FromResult(
                    Agents.All(agent =>
                        LastOf(agent) is { } last && last != FleetWorld.Text(before[agent], "incarnation")
                    )
                ),
            "all are born again",
            () => string.Join(", ", Recorder.Births.TakeLast(10))
        );

    /// <summary>Waits until the daemon has begun to answer those ends: so late a look would find all as it was.</summary>
    public Task ChangedAsync(
        IReadOnlyDictionary<string, JsonElement> before,
        IReadOnlyList<string> ended,
        string when
    ) =>
        Until.HoldsAsync(
            async () =>
                await RowsAsync() is { Count: > 0 } rows
                && ended.All(agent =>
                    FleetWorld.Text(rows[agent], "incarnation") != FleetWorld.Text(before[agent], "incarnation")
                ),
            $"{string.Join(", ", ended)} are started again after {when}"
        );

    /// <summary>A helper of the engine's: containerd, or the shim of a container.</summary>
    public static int HelperOf(string program, string about) =>
        MachineProcesses
            .Pids()
            .Where(pid =>
                CommandOf(pid) is [var path, .. var words]
                && Path.GetFileName(path) == program
                && words.Any(word => word.Contains(about, StringComparison.Ordinal))
            )
            .ShouldHaveSingleItem($"one {program} of {about} was expected");

    public async ValueTask DisposeAsync()
    {
        if (Fleet is not null)
        {
            await Fleet.DisposeAsync();
        }

        Recorder?.Dispose();
        if (_disk is not null && Engine.IsRunning)
        {
            await Engine.StopAsync();
        }

        await Engine.DisposeAsync();
        _certificates.Dispose();
        _port.Dispose();
    }

    private async Task BeginAsync(bool keepsContainers, int? diskInMiB)
    {
        if (diskInMiB is { } size)
        {
            _disk = await SmallDisk.MountAsync(Path.Combine(_start.Directory, "data"), size);
        }

        if (keepsContainers)
        {
            _start.Program.ArgumentList.Add("--live-restore");
        }

        await Engine.StartAsync();
        Client = await Engine.ConnectAsync();
        using var archive = TestImage.Archive(Image, EnginePrograms.BusyBox!);
        (await Client.Images.LoadAsync(archive, static _ => { }, CancellationToken.None)).IsOk.ShouldBeTrue();
        Fleet = await FleetWorld.StartAsync($"unix://{_start.Socket}", []);
        Recorder = new BirthRecorder(Fleet.PathOf("rec"));
        var up = await Fleet.PbmAsync("fleet", "up", Fleet.Write("drill.yaml", Text()), "--wait");
        up.Exit.ShouldBe(0, up.Out + up.Error);
    }

    private string TextOf(string agent) =>
        $$"""
              {{agent}}:
                image: {{Image}}
                command: {{Recorder.CommandOf(agent)}}
                network_mode: none
                stop_grace_period: 1s
                volumes: ["DIR/rec:/rec"]
                x-supervisor: { restart: { mode: always, max: 100000, within: 24h, min: 50ms, cap: 2s } }

            """;

    private string Text() =>
        $$"""
            name: drill
            services:
            {{string.Concat(_more.Prepend(Solo).Select(TextOf))}}
              platform:
                image: {{Image}}
                command: [sleep, "1000000"]
                init: true
                network_mode: none
                stop_grace_period: 1s
                volumes: ["DIR/rec:/rec"]
                deploy: { restart_policy: { condition: on-failure, delay: 0s, max_attempts: 100000, window: 86400s } }
                x-supervisor:
                  restart: { mode: always, max: 100000, within: 24h, min: 50ms, cap: 2s }
                  agents:
                    one: { command: {{Recorder.CommandOf("one")}} }
                    two: { command: {{Recorder.CommandOf("two")}} }

            """;

    private string? LastOf(string agent) =>
        Recorder.Births.LastOrDefault(birth => birth.Agent == agent.Split('/')[^1])?.Incarnation;

    /// <summary>What the daemon says agrees with what the machine has and with what was told to the recorder.</summary>
    private bool Runs(string agent, IReadOnlyDictionary<string, JsonElement> rows)
    {
        return rows.TryGetValue(agent, out var row)
            && FleetWorld.Text(row, "state") == "ready"
            && Recorder.Living(agent.Split('/')[^1]).Count == 1
            && LastOf(agent) == FleetWorld.Text(row, "incarnation");
    }

    private static string[] CommandOf(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Split('\0');
        }
        catch (IOException)
        {
            return [];
        }
    }
}

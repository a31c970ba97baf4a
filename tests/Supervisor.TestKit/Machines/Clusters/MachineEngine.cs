using System.Globalization;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Processes;

namespace Supervisor.TestKit.Machines.Clusters;

/// <summary>A machine's Docker Engine, with an image in it.</summary>
internal sealed class MachineEngine : IAsyncDisposable
{
    public const string Image = "localhost/supervisor-test:1";

    private const string HeldRunc = """
        #!/bin/sh
        case " $* " in *" create "*) while [ -e "${0%/*}/hold" ]; do sleep 0.05; done ;; esac
        PATH=${PATH#*:} exec runc "$@"

        """;

    private readonly EngineStart _start;
    private readonly RestartableEngine _engine;

    public MachineEngine(Machine machine)
    {
        _start = EngineStart.OnMachine(machine);
        _engine = new RestartableEngine(_start);
        var runc = Path.Combine(Directory.CreateDirectory(Programs).FullName, "runc");
        File.WriteAllText(runc, HeldRunc);
        Tool.Run("chmod", "700", runc);
        _start.Program.Environment["PATH"] = $"{Programs}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    /// <summary>Why there can be none here; null: there can.</summary>
    public static string? WhyNot =>
        EnginePrograms.WhyNot(EnginePrograms.Docker, "Docker Engine", "docker.io")
        ?? (EnginePrograms.BusyBox is null ? "busybox-static is not there." : null);

    /// <summary>As <c>DOCKER_HOST</c> says it.</summary>
    public string Host => $"unix://{_start.Socket}";

    /// <summary>Starts it, or starts it again after its end.</summary>
    public async Task StartAsync()
    {
        if (_engine.WasStarted)
        {
            await _engine.KillAsync();
        }

        await _engine.StartAsync();
        var client = await _engine.ConnectAsync();
        using var archive = TestImage.Archive(Image, EnginePrograms.BusyBox!);
        var loaded = await client.Images.LoadAsync(archive, static _ => { }, CancellationToken.None);
        if (!loaded.IsOk)
        {
            throw new EngineStartException($"{loaded.Failure.Error}");
        }
    }

    public Task KillAsync() => _engine.KillAsync();

    /// <summary>It takes orders and is asked in vain.</summary>
    public void Freeze() => Signal("STOP", _engine.ProcessId, Containerd());

    public void Thaw() => Signal("CONT", _engine.ProcessId, Containerd());

    /// <summary>It makes containers, and does not come to start them.</summary>
    public void HoldStarts() => File.WriteAllText(Hold, "");

    public void ReleaseStarts() => File.Delete(Hold);

    /// <summary>Whether it has a container of that service, running or not.</summary>
    public async Task<bool> HasAsync(string service)
    {
        var client = await _engine.ConnectAsync();
        var rows = await client.Containers.ListAsync(
            EngineFilters.None.Label("com.docker.compose.service", service),
            CancellationToken.None
        );
        return rows.IsOk && rows.Value.Length > 0;
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    /// <summary>What the engine finds before the machine's own.</summary>
    private string Programs => Path.Combine(_start.Directory, "bin");

    private string Hold => Path.Combine(Programs, "hold");

    private int Containerd() =>
        int.Parse(
            File.ReadAllText(Path.Combine(_start.Directory, "exec", "containerd", "containerd.pid")),
            CultureInfo.InvariantCulture
        );

    private static void Signal(string signal, params IEnumerable<int> pids) =>
        Tool.Run(["kill", "-s", signal, .. pids.Select(pid => $"{pid}")]);
}

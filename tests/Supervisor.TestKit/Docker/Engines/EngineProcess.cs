using System.Diagnostics;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>
/// A container engine of the tests' own: everything of it is in a directory of its own, which goes with it. Of the machine's
/// network it touches nothing but the bridges of networks that tests make and remove.
/// </summary>
public sealed class EngineProcess : IAsyncDisposable
{
    // What only a hang reaches, on a machine that is busy as well.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _directory;
    private readonly Process _process;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _lastLines = new();
    private readonly Task _listening;

    private EngineProcess(string directory, string socket, ProcessStartInfo start, string readyMark)
    {
        _directory = directory;
        Host = $"unix://{socket}";
        _process = Process.Start(start)!;
        _listening = ListenAsync(readyMark);
    }

    /// <summary>As DOCKER_HOST has it.</summary>
    public string Host { get; }

    /// <summary>Also over TCP with TLS, by the certificates there are; null when the engine has no such door.</summary>
    public int? TlsPort { get; private init; }

    public static Task<EngineProcess> StartDockerAsync(TestCertificates certificates, int tlsPort)
    {
        var directory = NewDirectory();
        var socket = Path.Combine(directory, "docker.sock");
        string[] options =
        [
            .. new[] { "--host", $"unix://{socket}", "--host", $"tcp://127.0.0.1:{tlsPort}" },
            .. new[] { "--tlsverify", "--tlscacert", certificates.Engine.Authority! },
            .. new[] { "--tlscert", certificates.Engine.Certificate!, "--tlskey", certificates.Engine.Key! },
            .. new[] { "--data-root", Path.Combine(directory, "data"), "--exec-root", Path.Combine(directory, "exec") },
            .. new[] { "--pidfile", Path.Combine(directory, "pid"), "--config-file", EmptyConfig(directory) },
            // Nothing of the machine's: no bridge, and no rules of its firewall.
            .. new[] { "--bridge", "none", "--iptables=false", "--ip6tables=false", "--ip-masq=false" },
        ];
        var start = Quiet(EnginePrograms.Docker!, options);
        return StartedAsync(
            new EngineProcess(directory, socket, start, $"API listen on {socket}") { TlsPort = tlsPort }
        );
    }

    /// <param name="registry">A registry on the loopback that speaks no TLS.</param>
    public static Task<EngineProcess> StartPodmanAsync(string registry)
    {
        var directory = NewDirectory();
        var socket = Path.Combine(directory, "podman.sock");
        var registries = Path.Combine(directory, "registries.conf");
        File.WriteAllText(registries, $"[[registry]]\nlocation = \"{registry}\"\ninsecure = true\n");
        string[] options =
        [
            .. new[] { "--root", Path.Combine(directory, "data"), "--runroot", Path.Combine(directory, "run") },
            .. new[] { "--tmpdir", Path.Combine(directory, "tmp"), "--network-config-dir", directory },
            // Neither systemd nor its journal need be there.
            .. new[] { "--cgroup-manager=cgroupfs", "--events-backend=file", "--log-level=info" },
            .. new[] { "system", "service", "--time=0", $"unix://{socket}" },
        ];
        var start = Quiet(EnginePrograms.Podman!, options);
        start.Environment["CONTAINERS_REGISTRIES_CONF"] = registries;
        return StartedAsync(new EngineProcess(directory, socket, start, "API service listening on"));
    }

    public async ValueTask DisposeAsync()
    {
        // In order: an engine that is killed leaves its helpers and mounts behind.
        await EnginePrograms.RunAsync("kill", "-TERM", $"{_process.Id}");
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _listening;
        _process.Dispose();
        await EngineRemains.ClearAsync(_directory);
    }

    private static async Task<EngineProcess> StartedAsync(EngineProcess engine)
    {
        try
        {
            await engine._ready.Task.WaitAsync(Patience);
            return engine;
        }
        catch (Exception cause)
        {
            await engine.DisposeAsync();
            throw new InvalidOperationException($"The engine did not start: {engine.LastLines()}", cause);
        }
    }

    private static string NewDirectory() => Directory.CreateTempSubdirectory("supervisor-engine-").FullName;

    private static string EmptyConfig(string directory)
    {
        var file = Path.Combine(directory, "daemon.json");
        File.WriteAllText(file, "{}");
        return file;
    }

    private static ProcessStartInfo Quiet(string program, string[] options) =>
        new(program, options)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };

    /// <summary>Reads all that it says, for as long as it lives: an engine whose output is full would wait.</summary>
    private async Task ListenAsync(string readyMark)
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_lastLines)
            {
                _lastLines.Enqueue(line);
                if (_lastLines.Count > 20)
                {
                    _lastLines.Dequeue();
                }
            }

            if (line.Contains(readyMark, StringComparison.Ordinal))
            {
                _ready.TrySetResult();
            }
        }

        _ready.TrySetException(new IOException("it ended"));
    }

    private string LastLines()
    {
        lock (_lastLines)
        {
            return string.Join('\n', _lastLines);
        }
    }
}

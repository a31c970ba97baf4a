using System.Diagnostics;
using System.Net.Sockets;
using Supervisor.Benchmarks.Harness;
using Supervisor.Cli.Connection;
using Supervisor.Contracts.Local;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>A daemon with a data directory and a fleet of its own, driven as operators and agents do: from outside.</summary>
internal sealed class MeasuredDaemon : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PauseForEach = TimeSpan.FromMilliseconds(0.1);

    /// <summary>For some seconds after its start the daemon's runtime is busy with compiling once more what is used much.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(4);

    private static int _started;

    private readonly string _directory;
    private readonly string? _engine;
    private Process _process;

    private MeasuredDaemon(string directory, string? engine)
    {
        (_directory, _engine) = (directory, engine);
        Began = DateTimeOffset.UtcNow;
        _process = Launch();
    }

    public DataDirectoryLayout Layout => new(Data);

    /// <summary>Just before the first daemon was started.</summary>
    public DateTimeOffset Began { get; }

    public int Pid => _process.Id;

    private string Data => Path.Combine(_directory, "d");

    private string File => Path.Combine(_directory, "fleet.yaml");

    public static MeasuredDaemon Start(string scratch, FleetText fleet) =>
        Start(scratch, fleet.ToString(), engine: null);

    /// <param name="engine">As <c>DOCKER_HOST</c> says it; null: whichever the daemon finds.</param>
    public static MeasuredDaemon Start(string scratch, string fleet, string? engine)
    {
        // Sockets have short paths, so the directory's name has to be short.
        var directory = Path.Combine(scratch, $"{Interlocked.Increment(ref _started)}");
        var daemon = Directory.CreateDirectory(directory);
        System.IO.File.WriteAllText(Path.Combine(daemon.FullName, "fleet.yaml"), fleet);
        return new MeasuredDaemon(daemon.FullName, engine);
    }

    /// <summary>All of them, as soon as so many are ready.</summary>
    public Task<IReadOnlyList<ListedAgent>> ReadyAsync(int count) =>
        SeeAsync(agents => agents.Count(agent => agent.IsReady) >= count);

    /// <summary>What is measured after this is a fleet that runs, and no longer one that has just come up.</summary>
    public static Task SettleAsync() => Task.Delay(Settling);

    public async Task<IReadOnlyList<ListedAgent>> SeeAsync(Func<IReadOnlyList<ListedAgent>, bool> isEnough)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var agents = TryList();
            if (agents is not null && isEnough(agents))
            {
                return agents;
            }

            if (_process.HasExited || watch.Elapsed > Patience)
            {
                var states = (agents ?? []).CountBy(agent => agent.State).Select(pair => $"{pair.Value} {pair.Key}");
                throw new InvalidOperationException($"The fleet is not there: {string.Join(", ", states)}.");
            }

            // A list of thousands takes from what is measured, and is asked for more seldom.
            await Task.Delay(ShortestPause + PauseForEach * (agents?.Count ?? 0));
        }
    }

    /// <summary>What was not written is lost; the fleet runs on.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public void StartAgain() => _process = Launch();

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await LeftFleet.EndAsync(Data, MeasuredPrograms.Supervisor);
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Null while no daemon answers.</summary>
    private IReadOnlyList<ListedAgent>? TryList()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(Layout.Socket));
        }
        catch (SocketException)
        {
            return null;
        }

        using var client = new NodeClient(new Wire(socket), new Target.Unix(Layout.Socket), token: null);
        return ListedAgent.FromFrames([.. client.Run("agent", "list", new CommandRequest())]);
    }

    /// <summary>By way of a shell, so that its lines go where a service manager would put them, and not through this process.</summary>
    private Process Launch()
    {
        var start = new ProcessStartInfo(
            "/bin/sh",
            [
                "-c",
                """exec "$@" >> "$0" 2>&1""",
                Path.Combine(_directory, "daemon.log"),
                MeasuredPrograms.Supervisor,
                .. (string[])["--data-dir", Data, "--listen", "127.0.0.1:0", "--node", "bench", "--fleet", File],
            ]
        );
        if (_engine is { } engine)
        {
            start.Environment["DOCKER_HOST"] = engine;
        }

        return Process.Start(start)!;
    }
}

using System.Diagnostics;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>An engine of one test's own, which it may stop, kill, and start again over the same directory.</summary>
internal sealed class RestartableEngine(EngineStart start) : IAsyncDisposable
{
    // What only a hang reaches, on a machine that is busy as well.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private Process? _process;
    private Task _listening = Task.CompletedTask;

    public EngineAddress Address => new EngineAddress.UnixSocket(start.Socket);

    /// <summary>And was neither stopped nor killed since, by this; it may have ended otherwise.</summary>
    public bool WasStarted => _process is not null;

    public bool IsRunning => _process is { HasExited: false };

    public int ProcessId => _process!.Id;

    /// <summary>Waits until it says that it listens.</summary>
    public async Task StartAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Process.Start(start.Program)!;
        _listening = ListenAsync(_process.StandardError, ready);
        await ready.Task.WaitAsync(Patience);
    }

    public async Task<EngineClient> ConnectAsync()
    {
        var connected = await EngineClient.ConnectAsync(
            Address,
            EngineTimes.Usual,
            TimeProvider.System,
            CancellationToken.None
        );
        return connected.Value ?? throw new EngineStartException($"{connected.Failure!.Error}");
    }

    /// <summary>In order, as a service manager does it; waits for its end.</summary>
    public Task StopAsync() => EndAsync("-TERM");

    /// <summary>It takes connections, and answers nobody.</summary>
    public Task StandStillAsync() => EnginePrograms.RunAsync("kill", "-STOP", $"{_process!.Id}");

    public Task GoOnAsync() => EnginePrograms.RunAsync("kill", "-CONT", $"{_process!.Id}");

    /// <summary>Without a word; what it was the parent of lives on.</summary>
    public async Task KillAsync()
    {
        await EndAsync("-KILL");
        // Its containerd dies with it. Where nobody takes leave of orphans its number is taken for alive, and waited for.
        var number = Path.Combine(start.Directory, "exec", "containerd", "containerd.pid");
        if (File.Exists(number))
        {
            File.Delete(number);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            await StopAsync();
        }

        await EngineRemains.ClearAsync(start.Directory);
    }

    private async Task EndAsync(string signal)
    {
        var process = _process!;
        await EnginePrograms.RunAsync("kill", signal, $"{process.Id}");
        await process.WaitForExitAsync().WaitAsync(Patience);
        await _listening.WaitAsync(Patience);
        process.Dispose();
        _process = null;
    }

    private async Task ListenAsync(StreamReader said, TaskCompletionSource ready)
    {
        var last = "";
        while (await said.ReadLineAsync() is { } line)
        {
            last = line;
            if (line.Contains(start.Ready, StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        }

        ready.TrySetException(new EngineStartException(last));
    }
}

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

    private EngineProcess(EngineStart start)
    {
        _directory = start.Directory;
        Host = $"unix://{start.Socket}";
        TlsPort = start.TlsPort;
        _process = Process.Start(start.Program)!;
        _listening = ListenAsync(start.Ready);
    }

    /// <summary>As DOCKER_HOST has it.</summary>
    public string Host { get; }

    /// <inheritdoc cref="EngineStart.TlsPort"/>
    public int? TlsPort { get; }

    /// <summary>Waits until it says that it listens.</summary>
    internal static async Task<EngineProcess> StartAsync(EngineStart start)
    {
        var engine = new EngineProcess(start);
        try
        {
            await engine._ready.Task.WaitAsync(Patience);
            return engine;
        }
        catch (Exception cause) when (cause is IOException or TimeoutException)
        {
            await engine.DisposeAsync();
            throw new EngineStartException(engine.LastLines(), cause);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // In order: an engine that is killed leaves its helpers and mounts behind.
            await EnginePrograms.RunAsync("kill", "-TERM", $"{_process.Id}");
        }

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

using System.Diagnostics;
using System.Net;

namespace Supervisor.EndToEndTests.Processes;

/// <summary>A daemon that runs, on a port that the system chose.</summary>
internal sealed class Daemon : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Transcript _output;
    private readonly Task _reading;

    private Daemon(string data, Process process, Transcript output, Task reading) =>
        (Data, _process, _output, _reading) = (data, process, output, reading);

    public string Data { get; }

    public int ProcessId => _process.Id;

    public bool IsRunning => !_process.HasExited;

    public string Log => _output.Text;

    public string Socket => Path.Combine(Data, "supervisor.sock");

    public string Token => File.ReadAllText(Path.Combine(Data, "operator.token")).Trim();

    public IPEndPoint Endpoint => IPEndPoint.Parse(File.ReadAllText(Path.Combine(Data, "endpoint")).Trim());

    public static async Task<Daemon> StartAsync(Scratch scratch, params string[] more)
    {
        var daemon = Begin(scratch, more);
        await daemon.ExpectAsync("is ready at");
        return daemon;
    }

    /// <summary>As <see cref="StartAsync"/>, without waiting until it is ready.</summary>
    public static Daemon Begin(Scratch scratch, params string[] more) => Begin(scratch, Describe(scratch, more));

    /// <summary>How it is started usually, for who starts it otherwise.</summary>
    public static ProcessStartInfo Describe(Scratch scratch, params string[] more)
    {
        string[] arguments = ["--data-dir", scratch.Data, "--listen", "127.0.0.1:0", "--node", "pc1", .. more];
        return Programs.Start(Programs.Supervisor, arguments, scratch.Home);
    }

    /// <param name="start">From <see cref="Describe"/>, with whatever is different.</param>
    public static Daemon Begin(Scratch scratch, ProcessStartInfo start)
    {
        var process = Process.Start(start)!;
        var output = new Transcript();
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, output));
        return new Daemon(scratch.Data, process, output, reading);
    }

    /// <summary>Waits until the daemon has written a text, after what was waited for before.</summary>
    public Task ExpectAsync(string text) => _output.ExpectAsync(text);

    /// <summary>Runs a daemon that is expected to refuse to start.</summary>
    public static Task<ProgramResult> RefusedAsync(Scratch scratch, params string[] arguments) =>
        ProgramResult.OfAsync(Programs.Start(Programs.Supervisor, arguments, scratch.Home));

    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(int signal)
    {
        Posix.Signal(_process.Id, signal);
        return await EndAsync();
    }

    public Task<int> KillAsync()
    {
        _process.Kill();
        return EndAsync();
    }

    /// <summary>Waits until the daemon has ended.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await Patience.ForEndOf(_process, () => Log);
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static async Task ReadAsync(StreamReader from, Transcript into)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            into.Append(line + "\n");
        }
    }
}

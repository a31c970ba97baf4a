using System.Diagnostics;
using Supervisor.TestKit.Processes;

namespace Supervisor.TestKit.Machines.Clusters;

/// <summary>A machine's daemon, from one start to the next, and an operator beside it.</summary>
/// <param name="home">Of all that it keeps, with a path short enough for sockets.</param>
internal sealed class MachineDaemon(Machine machine, string home, SupervisorPrograms programs)
{
    private Process? _process;

    public string Data => Path.Combine(home, "data");

    /// <summary>What it has said, over all its starts.</summary>
    public Heard<SaidLine> Log { get; } = new();

    /// <summary>Environment variables of its next start.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public int ProcessId => _process!.Id;

    /// <summary>Starts it, or starts it again, and waits until it is ready.</summary>
    /// <param name="words">A verb first, if there is one.</param>
    public async Task StartAsync(params string[] words)
    {
        var began = Begin(words);
        await SaysAsync("is ready at", began);
    }

    /// <returns>When that was.</returns>
    public long Begin(params string[] words)
    {
        Directory.CreateDirectory(home);
        string[] all =
        [
            .. words,
            "--data-dir",
            Data,
            "--listen",
            "127.0.0.1:0",
            "--node",
            machine.Name,
            "--link-listen",
            $"{machine.Address}:9111",
        ];
        var start = OwnSurroundings.Start(programs.Supervisor, all, home);
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(machine.Enter(start))!;
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        return began;
    }

    /// <summary>The first line with that text which it has said since.</summary>
    public Task<SaidLine> SaysAsync(string text, long since) =>
        Log.FirstAsync(
            line => line.At > since && line.Text.Contains(text, StringComparison.Ordinal),
            $"the daemon of {machine.Name} says '{text}'"
        );

    public void Signal(string signal) => Tool.Run("kill", "-s", signal, $"{ProcessId}");

    public async Task EndAsync(string signal)
    {
        Signal(signal);
        await _process!.WaitForExitAsync();
    }

    /// <summary>The process of its guard, which outlives it.</summary>
    public int Guard() =>
        machine.Processes.First(pid =>
            Tool.Try("cat", $"/proc/{pid}/cmdline").Out.Split('\0') is [_, "guard", "--data-dir", var data, ..]
            && data == Data
        );

    /// <returns>What it wrote.</returns>
    public async Task<string> PbmAsync(params string[] words)
    {
        var (exit, written) = await TryPbmAsync(words);
        return exit == 0 ? written : throw new InvalidOperationException($"pbm {string.Join(' ', words)}: {written}");
    }

    public async Task<(int Exit, string Written)> TryPbmAsync(params string[] words)
    {
        var start = OwnSurroundings.Start(programs.Pbm, words, home);
        start.Environment["SUPERVISOR_DATA_DIR"] = Data;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var written = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? written : written + await error);
    }

    private void Hear(object sender, DataReceivedEventArgs said)
    {
        if (said.Data is { } line)
        {
            Log.Add(new SaidLine(Stopwatch.GetTimestamp(), line));
        }
    }
}

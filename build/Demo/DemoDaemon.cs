using System.Diagnostics;

namespace Supervisor.Build.Demo;

/// <summary>The daemon that the demo shows. It is killed for show, too: then the demo starts it again.</summary>
internal sealed class DemoDaemon(IDemoStage stage) : IDisposable
{
    private readonly DemoPlaces _places = stage.Places;
    private Process? _process;
    private long _startedAt;

    public bool HasEnded => _process?.HasExited ?? true;

    public int ExitCode => _process!.ExitCode;

    public TimeSpan Ran => Stopwatch.GetElapsedTime(_startedAt);

    /// <summary>
    /// In a session of its own, so that the terminal's Ctrl+C is the demo's alone; and straight into its log, so that it
    /// does not depend on who reads.
    /// </summary>
    public void Start()
    {
        string[] line =
        [
            _places.Daemon,
            "--data-dir",
            _places.Data,
            "--node",
            "demo",
            "--log-level",
            "information",
            "--fleet",
            .. _places.Fleet,
        ];
        _process?.Dispose();
        _startedAt = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo(
            "sh",
            ["-c", "exec setsid \"$@\" </dev/null >>\"$0\" 2>&1", _places.Log, .. line]
        )
        {
            WorkingDirectory = _places.Root,
        };
        foreach (var (name, value) in stage.Variables)
            start.Environment[name] = value;
        _process = Process.Start(start);
    }

    /// <summary>What it gave as its reason, without its name in front.</summary>
    public string LastWords()
    {
        const string name = "supervisor: ";
        var last = File.ReadLines(_places.Log).LastOrDefault(line => line.Length > 0, "it said nothing");
        return last.StartsWith(name, StringComparison.Ordinal) ? last[name.Length..] : last;
    }

    public void Dispose() => _process?.Dispose();
}

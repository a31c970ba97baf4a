using System.Diagnostics;

namespace Supervisor.Build.Demo;

/// <summary>A daemon that the demo shows. It is killed for show, too: then the demo starts it again.</summary>
/// <param name="variables">What it finds in its environment besides this program's.</param>
internal sealed class DemoDaemon(DemoPlaces places, DemoNode node, IReadOnlyDictionary<string, string> variables)
    : IDisposable
{
    private Process? _process;
    private long _startedAt;

    public DemoNode Node => node;

    /// <summary>It ended by itself, or was killed, and nobody means it to be away.</summary>
    public bool HasEnded => !IsOff && (_process?.HasExited ?? true);

    public bool WasStarted => _process is not null;

    /// <summary>Its machine has no power.</summary>
    public bool IsOff { get; private set; }

    public int ExitCode => _process!.ExitCode;

    public TimeSpan Ran => Stopwatch.GetElapsedTime(_startedAt);

    /// <summary>
    /// In a session of its own, so that the terminal's Ctrl+C is the demo's alone; and straight into its log, so that it
    /// does not depend on who reads.
    /// </summary>
    /// <param name="words">What comes first, for this start alone.</param>
    public void Start(params string[] words)
    {
        string[] line =
        [
            places.Daemon,
            .. words,
            "--data-dir",
            node.Data,
            "--node",
            node.Name,
            "--log-level",
            "information",
            .. node.Options,
        ];
        IsOff = false;
        _process?.Dispose();
        _startedAt = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("sh", ["-c", "exec setsid \"$@\" </dev/null >>\"$0\" 2>&1", node.Log, .. line])
        {
            WorkingDirectory = places.Root,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        _process = Process.Start(start);
    }

    /// <summary>Kills all that runs on its machine, as a power cut does; it stays away until it is started.</summary>
    public void CutPower(TimeSpan limit)
    {
        IsOff = true;
        var ours = new DemoProcesses(node.Data);
        // The daemon would start another guard, and the guard what it takes care of.
        DemoProcesses.Destroy(() => ours.Daemons, limit);
        DemoProcesses.Destroy(() => ours.Guards.Concat(ours.Agents), limit);
    }

    /// <summary>What it gave as its reason, without its name in front.</summary>
    public string LastWords()
    {
        const string name = "supervisor: ";
        var last = File.ReadLines(node.Log).LastOrDefault(line => line.Length > 0, "it said nothing");
        return last.StartsWith(name, StringComparison.Ordinal) ? last[name.Length..] : last;
    }

    public void Dispose() => _process?.Dispose();
}

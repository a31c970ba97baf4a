using System.Diagnostics;
using System.Globalization;
using Supervisor.Build.Processes;

namespace Supervisor.Build.Demo.Containers;

/// <summary>
/// An engine of the demo's own: its data and its socket are in the artifacts, and it leaves the machine's packet filter and
/// bridges alone. It outlives a demo that is killed, and the next demo takes it over.
/// </summary>
internal sealed class OwnEngine(string directory)
{
    private static readonly TimeSpan ForStart = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ForEnd = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private Process? _process;

    public string Host => $"unix://{Path.Combine(directory, "docker.sock")}";

    public string PidFile => Path.Combine(directory, "docker.pid");

    public bool IsRunning => Processes.Any();

    private string Data => Path.Combine(directory, "data");

    private string Log => Path.Combine(directory, "logs", "dockerd.log");

    /// <summary>The one that its file names, if it is what it was: a number is given away again.</summary>
    private IEnumerable<int> Processes =>
        File.Exists(PidFile)
        && int.TryParse(File.ReadAllText(PidFile), CultureInfo.InvariantCulture, out var process)
        && IsOurs(process)
            ? [process]
            : [];

    /// <returns>Why it does not answer; null when it does.</returns>
    public string? Start(Docker docker)
    {
        if (!IsRunning)
            Launch();

        var watch = Stopwatch.StartNew();
        while (!docker.Answers)
        {
            if (_process is { HasExited: true } || watch.Elapsed > ForStart)
                return $"an engine of its own does not start: {LastWords()} What it said is in {Log}.";
            Thread.Sleep(Look);
        }

        return null;
    }

    public void Stop()
    {
        if (!DemoProcesses.End(() => Processes, ForEnd))
            DemoProcesses.Destroy(() => Processes, ForEnd);
        File.Delete(PidFile);
        LetGo();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>An engine makes its data a mount of its own, and one that was killed has left that.</summary>
    private void LetGo()
    {
        while (File.ReadLines("/proc/self/mounts").Any(mount => mount.Split(' ')[1] == Data))
        {
            var let = ChildProcess.RunLogged(
                "umount",
                [Data],
                "/",
                Path.Combine(directory, "logs", "umount.log"),
                ForEnd
            );
            if (!let.Succeeded)
                return;
        }
    }

    /// <summary>In a session of its own, so that the terminal's Ctrl+C is the demo's alone.</summary>
    private void Launch()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Log)!);
        Directory.CreateDirectory(Path.Combine(directory, "exec", "containerd"));
        var settings = Path.Combine(directory, "daemon.json");
        File.WriteAllText(settings, "{}\n");
        string[] line =
        [
            "dockerd",
            $"--host={Host}",
            $"--config-file={settings}",
            $"--data-root={Data}",
            $"--exec-root={Path.Combine(directory, "exec")}",
            $"--pidfile={PidFile}",
            "--bridge=none",
            "--iptables=false",
            "--ip6tables=false",
            "--ip-masq=false",
        ];
        // What an engine that was killed leaves. Where nobody buries orphans its numbers would be taken for alive,
        // and waited for.
        File.Delete(Path.Combine(directory, "exec", "containerd", "containerd.pid"));
        File.Delete(PidFile);
        _process?.Dispose();
        _process = Process.Start(
            "sh",
            ["-c", "PATH=\"$PATH:/usr/sbin:/sbin\" exec setsid \"$@\" </dev/null >\"$0\" 2>&1", Log, .. line]
        );
    }

    private bool IsOurs(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Contains(PidFile, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private string LastWords() =>
        File.ReadLines(Log).LastOrDefault(line => line.Length > 0, "it said nothing").TrimEnd('.') + ".";
}

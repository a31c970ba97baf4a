using System.Diagnostics;

namespace Supervisor.Build.Demo.Nodes;

/// <summary>
/// The power of a node's machine, as somebody at a terminal has it: while there is a file of the node's name in a folder of the
/// demo's, nothing of the node runs.
/// </summary>
internal sealed class PowerSwitch(DemoPlaces places, DemoDaemon daemon)
{
    public const string Folder = "off";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private bool _wasCut;

    public static string FileOf(DemoPlaces places, DemoDaemon daemon) =>
        Path.Combine(places.Data, Folder, daemon.Node.Name);

    public void Tend()
    {
        var isWanted = !File.Exists(FileOf(places, daemon));
        if (isWanted == !daemon.IsOff)
            return;

        if (isWanted)
        {
            Say.Progress($"{daemon.Node.Name} has power again: its daemon starts, and what is pinned to it with it.");
            daemon.Start();
            return;
        }

        Say.Progress(
            $"The power of {daemon.Node.Name} is cut: its daemon, its guard and its agents are killed at once."
        );
        daemon.CutPower(Limit);
        _wasCut = true;
    }

    /// <summary>A guard that was killed leaves its cgroups; the next one clears them away.</summary>
    /// <returns>Whether it did.</returns>
    public bool Clear()
    {
        if (!_wasCut || !Directory.Exists(daemon.Node.Data))
            return true;

        // It keeps those of which its files tell, for whoever asks what became of them; nobody does any more.
        Directory.Delete(Path.Combine(daemon.Node.Data, "guard"), recursive: true);
        var socket = Path.Combine(daemon.Node.Data, "guard.sock");
        File.Delete(socket);
        string[] line = [places.Daemon, "guard", "--data-dir", daemon.Node.Data];
        using var guard = Process.Start(
            "sh",
            ["-c", "exec setsid --wait \"$@\" </dev/null >>\"$0\" 2>&1", daemon.Node.Log, .. line]
        );
        var watch = Stopwatch.StartNew();
        while (!File.Exists(socket) && !guard.HasExited && watch.Elapsed < Limit)
            Thread.Sleep(Look);

        var ours = new DemoProcesses(daemon.Node.Data);
        return DemoProcesses.End(() => ours.Guards, Limit);
    }
}

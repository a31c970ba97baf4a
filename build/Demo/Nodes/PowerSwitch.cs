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
    }

    /// <summary>
    /// A guard that was killed leaves its cgroups, and the next one clears them away. So the machine is started once more, when
    /// the fleet is down, and stopped in order.
    /// </summary>
    /// <returns>Whether nothing is left.</returns>
    public bool Clear()
    {
        if (!daemon.IsOff)
            return true;

        daemon.Start();
        var pbm = new Pbm(places, daemon.Node);
        var watch = Stopwatch.StartNew();
        while (pbm.Ask(Limit, "fleet", "down", "--wait") is null && !daemon.HasEnded && watch.Elapsed < Limit)
            Thread.Sleep(Look);

        var ours = new DemoProcesses(daemon.Node.Data);
        return DemoProcesses.End(() => ours.Daemons, Limit) & DemoProcesses.End(() => ours.Guards, Limit);
    }
}

using System.Diagnostics;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>How long a fleet is without a daemon that knows it, when the daemon is killed and started again at once.</summary>
internal static class AdoptMeasure
{
    private const int Agents = 77;

    public static async Task<double> MillisecondsAsync(string directory)
    {
        await using var daemon = MeasuredDaemon.Start(directory, new FleetText().Sleepers(Agents, "sleep"));
        return await MillisecondsAsync(daemon, await daemon.ReadyAsync(Agents));
    }

    /// <summary>Milliseconds from SIGKILL until all stand as before: same processes, no restart, ready if they were.</summary>
    public static async Task<double> MillisecondsAsync(MeasuredDaemon daemon, IReadOnlyList<ListedAgent> before)
    {
        var expected = before.Select(Fate).ToHashSet();
        var watch = Stopwatch.StartNew();
        await daemon.KillAsync();
        daemon.StartAgain();
        await daemon.SeeAsync(agents => expected.SetEquals(agents.Select(Fate)));
        return watch.Elapsed.TotalMilliseconds;
    }

    private static (string Path, string State, int Pid, int Restarts) Fate(ListedAgent agent) =>
        (agent.Address.Path, agent.State, agent.Pid, agent.Restarts);
}

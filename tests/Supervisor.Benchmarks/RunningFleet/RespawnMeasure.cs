using System.Diagnostics;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>What lies between the death of a process and the next one, all of it: guard, journal, sockets, guard.</summary>
internal static class RespawnMeasure
{
    private const int Agents = 77;

    /// <summary>So that the end of one restart does not fall on the beginning of the next.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    public static async Task<double> MillisecondsAsync(string directory)
    {
        var program = ExecWatch.CopyOfSleep(directory);
        await using var daemon = MeasuredDaemon.Start(directory, new FleetText().Sleepers(Agents, program));
        var agents = await daemon.ReadyAsync(Agents);
        await MeasuredDaemon.SettleAsync();
        return await MillisecondsAsync(agents, program);
    }

    /// <summary>Milliseconds from SIGKILL to the new process's exec; each agent is killed once, since a second restart waits.</summary>
    public static async Task<double> MillisecondsAsync(IEnumerable<ListedAgent> agents, string program)
    {
        using var watch = new ExecWatch(program);
        var times = new List<double>();
        foreach (var agent in agents)
        {
            using var victim = Victim.Running(agent.Pid, program);
            var began = Stopwatch.GetTimestamp();
            victim.Kill();
            times.Add(await watch.NextSinceAsync(began));
            await Task.Delay(Pause);
        }

        return Median.Of(times);
    }
}

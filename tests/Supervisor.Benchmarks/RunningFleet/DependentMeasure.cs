using System.Diagnostics;
using Supervisor.Benchmarks.Readiness;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>How soon an agent starts once its last need is ready.</summary>
internal static class DependentMeasure
{
    private const int Agents = 77;
    private const int Pairs = 38;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    public static async Task<double> MillisecondsAsync(string directory)
    {
        var program = ExecWatch.CopyOfSleep(directory);
        var fleet = new FleetText().Speakers(Pairs).Dependents(Pairs, program).Sleepers(Agents - 2 * Pairs, "sleep");
        await using var daemon = MeasuredDaemon.Start(directory, fleet);
        var agents = await daemon.SeeAsync(seen => AgentVoices.AreUp(seen, Pairs));
        await MeasuredDaemon.SettleAsync();
        return await MillisecondsAsync(daemon, agents, Pairs, program);
    }

    /// <summary>Milliseconds from the sending of a ready message to the exec of the one that waited for it.</summary>
    public static async Task<double> MillisecondsAsync(
        MeasuredDaemon daemon,
        IReadOnlyList<ListedAgent> agents,
        int pairs,
        string program
    )
    {
        using var watch = new ExecWatch(program);
        var times = new List<double>();
        foreach (var speaker in AgentVoices.Speakers(agents).Take(pairs))
        {
            using var voice = AgentVoices.Open(daemon.Layout, speaker, AgentWords.Ready);
            var began = Stopwatch.GetTimestamp();
            var answered = voice.SayOnceAsync();
            times.Add(await watch.NextSinceAsync(began));
            await answered;
            await Task.Delay(Pause);
        }

        return Median.Of(times);
    }
}

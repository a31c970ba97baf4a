using System.Diagnostics;
using Supervisor.Benchmarks.Readiness;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>
/// Agents that become ready and take it back in turn, over a connection each: every word changes something, so every
/// answer waits for the disk.
/// </summary>
internal static class ReadyMeasure
{
    private const int Agents = 77;
    private const int Connections = 64;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static async Task<double> PerSecondAsync(string directory) => PerSecond(await TimesAsync(directory));

    public static async Task<double> SlowestHundredthAsync(string directory) =>
        SlowestHundredth(await TimesAsync(directory));

    public static double PerSecond(List<long> times) => times.Count / Duration.TotalSeconds;

    /// <summary>In milliseconds: what 99 of 100 words stay below.</summary>
    public static double SlowestHundredth(List<long> times)
    {
        times.Sort();
        return Stopwatch.GetElapsedTime(0, times[times.Count * 99 / 100]).TotalMilliseconds;
    }

    public static async Task<List<long>> TimesAsync(MeasuredDaemon daemon, IReadOnlyList<ListedAgent> agents)
    {
        var voices = AgentVoices
            .Speakers(agents)
            .Take(Connections)
            .Select(agent => AgentVoices.Open(daemon.Layout, agent, AgentWords.Ready, AgentWords.NotReady))
            .ToList();
        var times = await Task.WhenAll(voices.Select(voice => voice.SayAsync(Duration)));
        voices.ForEach(voice => voice.Dispose());
        return [.. times.SelectMany(each => each)];
    }

    private static async Task<List<long>> TimesAsync(string directory)
    {
        var fleet = new FleetText().Speakers(Connections).Sleepers(Agents - Connections, "sleep");
        await using var daemon = MeasuredDaemon.Start(directory, fleet);
        var agents = await daemon.SeeAsync(seen => AgentVoices.AreUp(seen, Connections));
        return await TimesAsync(daemon, agents);
    }
}

using System.Diagnostics;

namespace Supervisor.Benchmarks.Readiness;

internal static class OpenMeasure
{
    private const int Starts = 500;
    private const int Agents = 1_000;

    /// <summary>What a start waits for: the next incarnation's sockets and token, made after the last one's were closed.</summary>
    public static async Task<double> MicrosecondsAsync(string directory)
    {
        await using var agents = await MeasuredAgents.StartAsync(directory);
        await agents.OpenAsync(0, "0-aa");
        var opening = TimeSpan.Zero;
        for (var start = 1; start <= Starts; start++)
        {
            await agents.CloseAsync(0, $"{start - 1}-aa");
            var began = Stopwatch.GetTimestamp();
            await agents.OpenAsync(0, $"{start}-aa");
            opening += Stopwatch.GetElapsedTime(began);
        }

        return opening.TotalMicroseconds / Starts;
    }

    /// <summary>By how much the process grows for each of 1,000 agents that say nothing.</summary>
    public static async Task<double> BytesPerAgentAsync(string directory)
    {
        await using var agents = await MeasuredAgents.StartAsync(directory);
        for (var number = 0; number < 100; number++)
        {
            await agents.OpenAsync(number);
        }

        var before = Pss();
        for (var number = 100; number < 100 + Agents; number++)
        {
            await agents.OpenAsync(number);
        }

        return (Pss() - before) / (double)Agents;
    }

    private static long Pss()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var line = File.ReadLines("/proc/self/smaps_rollup")
            .First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024;
    }
}

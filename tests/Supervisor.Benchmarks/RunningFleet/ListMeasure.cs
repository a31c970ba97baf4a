using System.Diagnostics;
using Supervisor.Benchmarks.Harness;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>What an operator waits for.</summary>
internal static class ListMeasure
{
    private const int Agents = 77;
    private const int Lists = 15;

    public static async Task<double> MillisecondsAsync(string directory)
    {
        await using var daemon = MeasuredDaemon.Start(directory, new FleetText().Sleepers(Agents, "sleep"));
        await daemon.ReadyAsync(Agents);
        return await MillisecondsAsync(daemon, Agents);
    }

    /// <summary>Milliseconds of <c>pbm agent list</c>, from the start of the program to its end.</summary>
    public static async Task<double> MillisecondsAsync(MeasuredDaemon daemon, int agents)
    {
        var times = new List<double>();
        for (var i = 0; i < Lists; i++)
        {
            times.Add(await OnceAsync(daemon.Layout.Directory, agents));
        }

        return Median.Of(times);
    }

    private static async Task<double> OnceAsync(string data, int agents)
    {
        var start = new ProcessStartInfo(MeasuredPrograms.Pbm, ["--data-dir", data, "agent", "list"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var watch = Stopwatch.StartNew();
        using var pbm = Process.Start(start)!;
        var lines = (await pbm.StandardOutput.ReadToEndAsync()).Count(letter => letter == '\n');
        await pbm.WaitForExitAsync();
        return lines == agents + 1
            ? watch.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"pbm ended with {pbm.ExitCode} after {lines} lines.");
    }
}

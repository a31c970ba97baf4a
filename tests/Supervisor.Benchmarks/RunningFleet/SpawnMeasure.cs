using System.Diagnostics;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>The yardstick: .NET's own way to start a process, seen in the same way as a restart.</summary>
internal static class SpawnMeasure
{
    private const int Starts = 77;

    /// <summary>Milliseconds from the call to the exec.</summary>
    public static async Task<double> BareAsync(string directory)
    {
        var program = ExecWatch.CopyOfSleep(directory);
        using var watch = new ExecWatch(program);
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            var began = Stopwatch.GetTimestamp();
            using var process = Process.Start(program, "infinity");
            times.Add(await watch.NextSinceAsync(began));
            process.Kill();
            await process.WaitForExitAsync();
        }

        return Median.Of(times);
    }
}

using System.Diagnostics;

namespace Supervisor.Benchmarks.Guard;

/// <summary>The yardstick: .NET's own way to start a process and to see it killed, with nothing around it.</summary>
internal static class BareSpawn
{
    private const int Rounds = 50;

    public static async Task<double> MillisecondsAsync()
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            using var process = Process.Start("/bin/sleep", "300");
            times.Add(watch.Elapsed.TotalMilliseconds);
            process.Kill();
            await process.WaitForExitAsync();
        }

        times.Sort();
        return times[times.Count / 2];
    }
}

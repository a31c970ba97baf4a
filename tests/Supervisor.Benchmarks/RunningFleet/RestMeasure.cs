using System.Diagnostics;
using System.Globalization;
using Supervisor.Benchmarks.FleetFile;
using Supervisor.Benchmarks.Harness;
using Supervisor.Runtimes.Processes;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>What daemon and guard take together while agents do nothing but say every ten seconds that they live.</summary>
internal sealed class RestMeasure
{
    private const int Agents = 77;
    private const double KilobytesPerMegabyte = 1024;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly Lazy<Task<(double Percent, double Megabytes)>> _rest;

    public RestMeasure(string directory) => _rest = new(() => OfHeartbeatsAsync(directory));

    /// <summary>Of one core.</summary>
    public async Task<double> PercentAsync() => (await _rest.Value).Percent;

    public async Task<double> MegabytesAsync() => (await _rest.Value).Megabytes;

    /// <summary>After a minute of rest.</summary>
    public static async Task<(double Percent, double Megabytes)> OfAsync(MeasuredDaemon daemon)
    {
        await Task.Delay(Settling);
        int[] pids = [daemon.Pid, await GuardOfAsync(daemon)];
        var (before, watch) = (pids.Sum(ProcessorSeconds), Stopwatch.StartNew());
        await Task.Delay(Window);
        var percent = (pids.Sum(ProcessorSeconds) - before) / watch.Elapsed.TotalSeconds * 100;
        return (percent, pids.Sum(Megabytes));
    }

    private static async Task<(double Percent, double Megabytes)> OfHeartbeatsAsync(string directory)
    {
        var library = Repository.Find("src/Supervisor.Agent/python");
        var program = "import time; from supervisor_agent import mark_agent_ready; mark_agent_ready(); time.sleep(1e6)";
        var fleet = new FleetText();
        for (var agent = 0; agent < Agents; agent++)
        {
            fleet.Add(
                $"Agent{agent}",
                $"command: [python3, -c, '{program}'], ttl: 30s, environment: {{ PYTHONPATH: {library} }}"
            );
        }

        await using var daemon = MeasuredDaemon.Start(directory, fleet);
        await daemon.ReadyAsync(Agents);
        return await OfAsync(daemon);
    }

    private static async Task<int> GuardOfAsync(MeasuredDaemon daemon)
    {
        var client = new GuardClient(daemon.Layout.Directory, new GuardStart(MeasuredPrograms.Supervisor, ["guard"]));
        await using var session = (await client.FindAsync(CancellationToken.None)).Value!;
        return session.Welcome.Pid;
    }

    private static double ProcessorSeconds(int pid)
    {
        using var process = Process.GetProcessById(pid);
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static double Megabytes(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/smaps_rollup")
            .First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[^2], CultureInfo.InvariantCulture) / KilobytesPerMegabyte;
    }
}

using Supervisor.Benchmarks.Clusters;
using Supervisor.Benchmarks.Containers;
using Supervisor.Benchmarks.FleetFile;
using Supervisor.Benchmarks.Guard;
using Supervisor.Benchmarks.Harness;
using Supervisor.Benchmarks.Journal;
using Supervisor.Benchmarks.Kernel;
using Supervisor.Benchmarks.Links;
using Supervisor.Benchmarks.Machine;
using Supervisor.Benchmarks.Readiness;
using Supervisor.Benchmarks.RunningFleet;
using Supervisor.Benchmarks.Scale;

namespace Supervisor.Benchmarks;

/// <summary>
/// Without arguments lists the benchmarks; with a name, and the directory for results, runs one; with names of metrics after
/// that, measures these alone and writes no results. To add one, write a class and give it a line here.
/// </summary>
internal static class Program
{
    private const int BadUsage = 2;

    private static readonly IBenchmark[] Benchmarks =
    [
        new MachineBenchmark(),
        new KernelBenchmark(),
        new JournalBenchmark(),
        new GuardBenchmark(),
        new FleetFileBenchmark(),
        new ReadinessBenchmark(),
        new FleetBenchmark(),
        new CrowdBenchmark(),
        new DockerBenchmark(),
        new LinksBenchmark(),
        new ClusterBenchmark(),
        new ScaleBenchmark(),
    ];

    private static async Task<int> Main(string[] args)
    {
        if (args.Length == 0)
        {
            foreach (var known in Benchmarks)
                Console.WriteLine($"{known.Name, -12} {known.Summary}");
            return 0;
        }

        if (args is [LinkPeer.Command, var directory])
        {
            return await LinkPeer.RunAsync(directory);
        }

        var benchmark = Array.Find(Benchmarks, known => known.Name == args[0]);
        if (benchmark is null)
        {
            var names = string.Join(", ", Benchmarks.Select(known => known.Name));
            await Console.Error.WriteLineAsync(
                $"Nothing was measured: there is no benchmark \"{args[0]}\"; use one of {names}."
            );
            return BadUsage;
        }

        await RunAsync(
            benchmark,
            args.ElementAtOrDefault(1) ?? Environment.CurrentDirectory,
            args[Math.Min(2, args.Length)..]
        );
        return 0;
    }

    private static async Task RunAsync(IBenchmark benchmark, string directory, string[] keys)
    {
        var machine = MachineDescription.OfThisOne();
        Console.WriteLine($"{benchmark.Name} on {machine}");
        using var scratch = new ScratchDirectory(directory);
        var metrics = benchmark.Metrics(scratch.Path).Where(metric => keys.Length == 0 || keys.Contains(metric.Key));
        var results = await BenchmarkRun.MeasureAsync([.. metrics], Console.Out);
        ResultTable.Print(results, Console.Out);
        if (keys.Length == 0)
        {
            Console.WriteLine(ResultFile.Write(directory, benchmark.Name, machine, results));
        }
    }
}

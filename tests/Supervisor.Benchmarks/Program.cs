using Supervisor.Benchmarks.FleetFile;
using Supervisor.Benchmarks.Guard;
using Supervisor.Benchmarks.Harness;
using Supervisor.Benchmarks.Journal;
using Supervisor.Benchmarks.Kernel;
using Supervisor.Benchmarks.Machine;
using Supervisor.Benchmarks.Readiness;

namespace Supervisor.Benchmarks;

/// <summary>
/// Without arguments lists the benchmarks; with a name, and the directory for results, runs one. To add one, write a
/// class and give it a line here.
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
    ];

    private static async Task<int> Main(string[] args)
    {
        if (args.Length == 0)
        {
            foreach (var known in Benchmarks)
                Console.WriteLine($"{known.Name, -12} {known.Summary}");
            return 0;
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

        await RunAsync(benchmark, args is [_, var directory] ? directory : Environment.CurrentDirectory);
        return 0;
    }

    private static async Task RunAsync(IBenchmark benchmark, string directory)
    {
        var machine = MachineDescription.OfThisOne();
        Console.WriteLine($"{benchmark.Name} on {machine}");
        using var scratch = new ScratchDirectory(directory);
        var results = await BenchmarkRun.MeasureAsync(benchmark.Metrics(scratch.Path), Console.Out);
        ResultTable.Print(results, Console.Out);
        var file = ResultFile.Write(directory, benchmark.Name, machine, results);
        Console.WriteLine(file);
    }
}

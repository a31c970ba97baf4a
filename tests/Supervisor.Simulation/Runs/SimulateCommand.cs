using System.Diagnostics;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Runs;

/// <summary>Runs seeds one after the other and says what they showed.</summary>
internal sealed class SimulateCommand(SimulateOptions options, TextWriter output)
{
    private const int Clean = 0;
    private const int Failed = 1;

    private readonly Rarities _rarities = new();
    private TimeSpan _simulated;

    internal int Run()
    {
        var watch = Stopwatch.StartNew();
        foreach (var seed in options.Seeds)
        {
            var result = RunSeed(seed);
            if (result.Violations.Count > 0)
            {
                Report(result);
                return Failed;
            }
        }

        output.WriteLine($"{options.Count} seeds clean, {_simulated.TotalSeconds:N0} simulated seconds");
        output.WriteLine($"{_simulated / watch.Elapsed:N0} simulated seconds a second");
        return ReportRarities();
    }

    private RunResult RunSeed(ulong seed)
    {
        using var run = new SimulationRun(seed, options.Plant, options.TracesAll ? output : null);
        var result = run.Run();
        _rarities.AddAll(result.Rarities);
        _simulated += result.Simulated;
        if (options.ShowsHashes)
        {
            output.WriteLine($"seed {seed} hash {result.Hash}");
        }

        return result;
    }

    private void Report(RunResult result)
    {
        foreach (var line in result.LastLines)
        {
            output.WriteLine(line);
        }

        foreach (var violation in result.Violations)
        {
            output.WriteLine(
                $"seed {result.Seed} violates \"{violation.Invariant}\" at {violation.At}: {violation.What}"
            );
        }

        output.WriteLine($"Again: ./build.sh simulate --seed {result.Seed}{options.PlantSwitch}");
    }

    private int ReportRarities()
    {
        foreach (var (situation, count) in _rarities.Counts)
        {
            output.WriteLine($"{count, 10:N0}  {situation}");
        }

        var missed = _rarities
            .Counts.Where(static count => count.Value == 0)
            .Select(static count => count.Key)
            .ToList();
        if (missed.Count == 0 || options.IsReplay)
        {
            return Clean;
        }

        output.WriteLine($"Never reached, so nothing is shown of it: {string.Join("; ", missed)}. Run more seeds.");
        return Failed;
    }
}

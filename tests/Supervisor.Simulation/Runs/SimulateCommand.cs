using System.Diagnostics;
using Supervisor.Simulation.Clusters;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Owners;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Runs;

/// <summary>Runs seeds one after the other and says what they showed.</summary>
internal sealed class SimulateCommand(SimulateOptions options, TextWriter output)
{
    private const int Clean = 0;
    private const int Failed = 1;

    private readonly Rarities _rarities = new();
    private TimeSpan _simulated;
    private ulong _violated;

    internal int Run()
    {
        var watch = Stopwatch.StartNew();
        foreach (var seed in options.Seeds)
        {
            _violated += RunAll(seed) ? 0UL : 1UL;
            if (_violated > 0 && !options.KeepsGoing)
            {
                return Failed;
            }
        }

        if (_violated > 0)
        {
            output.WriteLine($"{_violated} of {options.Count} seeds violated");
            return Failed;
        }

        output.WriteLine($"{options.Count} seeds clean, {_simulated.TotalSeconds:N0} simulated seconds");
        output.WriteLine($"{_simulated / watch.Elapsed:N0} simulated seconds a second");
        return ReportRarities();
    }

    /// <returns>Whether it is clean, in all worlds.</returns>
    private bool RunAll(ulong seed)
    {
        var isClean = true;
        foreach (var (world, run) in Worlds(seed).Where(one => options.Holds(one.World)))
        {
            if (Take(run()) is { Violations.Count: > 0 } failed)
            {
                Report(failed, world);
                isClean = false;
                if (!options.KeepsGoing)
                {
                    break;
                }
            }
        }

        return isClean;
    }

    private IEnumerable<(string World, Func<RunResult> Run)> Worlds(ulong seed) =>
        [
            (SimulateOptions.Nodes, () => RunNodes(seed)),
            (SimulateOptions.Fleet, () => RunFleet(seed, inContainers: false)),
            (SimulateOptions.Containers, () => RunFleet(seed, inContainers: true)),
            (SimulateOptions.Cluster, () => RunCluster(seed)),
            (SimulateOptions.Owners, () => OwnersRun.Run(seed, options.Plant, options.TracesAll ? output : null)),
        ];

    private RunResult RunNodes(ulong seed)
    {
        using var run = new SimulationRun(seed, options.Plant, options.TracesAll ? output : null);
        return run.Run();
    }

    private RunResult RunCluster(ulong seed)
    {
        using var run = new ClusterRun(seed, options.Plant, options.TracesAll ? output : null);
        return run.Run();
    }

    private RunResult RunFleet(ulong seed, bool inContainers)
    {
        using var run = new FleetRun(seed, options.Plant, options.TracesAll ? output : null, inContainers);
        return run.Run();
    }

    private RunResult Take(RunResult result)
    {
        _rarities.AddAll(result.Rarities);
        _simulated += result.Simulated;
        if (options.ShowsHashes)
        {
            output.WriteLine($"seed {result.Seed} hash {result.Hash}");
        }

        return result;
    }

    private void Report(RunResult result, string world)
    {
        // Of many, where to look is told by replaying one.
        foreach (var line in options.KeepsGoing ? [] : result.LastLines)
        {
            output.WriteLine(line);
        }

        foreach (var violation in result.Violations)
        {
            output.WriteLine(
                $"seed {result.Seed} violates \"{violation.Invariant}\" at {violation.At}: {violation.What}"
            );
        }

        output.WriteLine($"Again: ./build.sh simulate --seed {result.Seed} --world {world}{options.PlantSwitch}");
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
        if (missed.Count == 0 || options.IsReplay || options.MayLackRare)
        {
            return Clean;
        }

        output.WriteLine($"Never reached, so nothing is shown of it: {string.Join("; ", missed)}. Run more seeds.");
        return Failed;
    }
}

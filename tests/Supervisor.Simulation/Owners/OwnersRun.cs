using System.Security.Cryptography;
using System.Text;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Runs;
using Supervisor.Simulation.World;
using Supervisor.TestKit.Ownership;

namespace Supervisor.Simulation.Owners;

/// <summary>One seed of several nodes that own movable groups by one store.</summary>
internal static class OwnersRun
{
    private const int LastLines = 60;

    internal static RunResult Run(ulong seed, Plant plant, TextWriter? fullTrace)
    {
        var world = OwnershipStorm.Run(seed, PlantedRights.Of(plant));
        var oracle = world.Oracle;
        foreach (var line in fullTrace is null ? [] : oracle.Trace)
        {
            fullTrace!.WriteLine(line);
        }

        return new RunResult(
            seed,
            [.. oracle.Violations.Select(broken => new Violation(broken.Invariant, broken.What, broken.At))],
            HashOf(oracle.Trace),
            world.Clock.Elapsed,
            RaritiesOf(oracle),
            [.. oracle.Trace.TakeLast(LastLines)]
        );
    }

    private static Rarities RaritiesOf(RunOracle oracle)
    {
        var rarities = new Rarities();
        rarities.Expect([.. OwnershipStorm.Rarities]);
        foreach (var (situation, count) in oracle.Rarities)
        {
            for (var time = 0; time < count; time++)
            {
                rarities.Reached(situation);
            }
        }

        return rarities;
    }

    private static string HashOf(IEnumerable<string> trace) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', trace))))[..16];
}

using Supervisor.Simulation.Plants;

namespace Supervisor.Simulation.Runs;

internal static class SimulateHelp
{
    internal static string Text { get; } =
        $"""
            Runs whole nodes in simulated worlds, each from a seed, and says which seeds violate what must hold.

              --seeds N      so many seeds (200; with --plant 2,000)
              --from S       from this one on (1)
              --seed S       this seed alone
              --world WORLD  one of the worlds alone: nodes, fleet, containers, cluster, owners
              --plant BUG    with a bug put in: {string.Join(", ", PlantNames.All)}
              --keep-going   goes on after a violated seed, and counts them at the end
              --hashes       prints a hash of everything that happened in each seed
              --trace        prints everything that happens

            The exit code is 0 when all seeds are clean, 1 when one is not or when something was never reached, 2 when it was asked for wrongly.
            docs/simulator.md says what the worlds hold the nodes to.
            """;
}

using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Runs;

/// <summary>What came of one seed.</summary>
/// <param name="Hash">Of everything that happened, in order: equal for equal seeds.</param>
internal sealed record RunResult(
    ulong Seed,
    IReadOnlyList<Violation> Violations,
    string Hash,
    TimeSpan Simulated,
    Rarities Rarities,
    IReadOnlyCollection<string> LastLines
);

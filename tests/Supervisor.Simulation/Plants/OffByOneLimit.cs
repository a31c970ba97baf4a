using Supervisor.Actors.Restarts;

namespace Supervisor.Simulation.Plants;

/// <summary>A wrong limiter: it grants one restart too many.</summary>
internal static class OffByOneLimit
{
    internal static RestartVerdict Next(RestartPolicy policy, RestartHistory history, TimeSpan now, double chance) =>
        RestartRules.Next(policy with { Max = policy.Max + 1 }, history, now, chance);
}

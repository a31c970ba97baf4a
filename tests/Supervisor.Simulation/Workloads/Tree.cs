using Supervisor.Actors.Restarts;
using Supervisor.Actors.Strategies;

namespace Supervisor.Simulation.Workloads;

/// <summary>How the children of one keeper are supervised in the simulation: tight enough to be used up often.</summary>
internal static class Tree
{
    internal static RestartPolicy Policy { get; } =
        new(
            3,
            TimeSpan.FromSeconds(20),
            new BackoffPolicy(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), 0.2),
            TimeSpan.FromSeconds(5)
        );

    internal static SupervisionStrategy Strategy(StrategyKind kind, RestartLimit limit) =>
        new()
        {
            Kind = kind,
            Restarts = Policy,
            Limit = limit,
            OnExhausted = kind == StrategyKind.RestForOne ? Directive.Escalate : Directive.Stop,
        };
}

using Supervisor.Contracts;
using Supervisor.Fleet.Values;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Tests.Fleets;

/// <summary>Simulated surroundings for who knows nothing of their world: with each call that goes on for a while.</summary>
internal sealed class PumpedSurroundings(Universe universe, IAgentSurroundings surroundings) : IAgentSurroundings
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public Task<Outcome<ValueMap<string>>> OpenAsync(WorkloadId id, AgentDefinition definition) =>
        Pumped(surroundings.OpenAsync(id, definition));

    public Task CloseAsync(WorkloadId id) => Pumped(surroundings.CloseAsync(id));

    public Task RemoveAsync(WorkloadId id) => Pumped(surroundings.RemoveAsync(id));

    private TTask Pumped<TTask>(TTask task)
        where TTask : Task
    {
        universe.RunUntil(universe.Clock.Now + Step);
        return task;
    }
}

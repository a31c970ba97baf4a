using Supervisor.Supervision.Effects;

namespace Supervisor.Simulation.Workloads.Effects;

/// <summary>The node's own lane.</summary>
internal sealed class NodeLane(EffectLanes lanes, string workload) : ILane
{
    public Task<EffectOutcome<int>> RunAsync(TimeSpan patience, Func<Task<int>> effect) =>
        lanes.RunAsync(workload, patience, effect);

    public void Resolve(long ticket) => lanes.Resolve(workload, ticket);
}

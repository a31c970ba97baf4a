using Supervisor.Simulation.Workloads.Effects;
using Supervisor.Supervision.Effects;

namespace Supervisor.Simulation.Plants;

/// <summary>A wrong lane: it lets each effect in without looking whether another is in it.</summary>
internal sealed class OpenLane(EffectLanes lanes, string workload) : ILane
{
    private int _effects;

    public Task<EffectOutcome<int>> RunAsync(TimeSpan patience, Func<Task<int>> effect) =>
        lanes.RunAsync($"{workload} {++_effects}", patience, effect);

    public void Resolve(long ticket)
    {
        for (var effect = 1; effect <= _effects; effect++)
        {
            lanes.Resolve($"{workload} {effect}", ticket);
        }
    }
}

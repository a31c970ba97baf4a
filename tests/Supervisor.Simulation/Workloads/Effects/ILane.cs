using Supervisor.Supervision.Effects;

namespace Supervisor.Simulation.Workloads.Effects;

/// <summary>The lane of one workload, as <see cref="EffectLanes"/> has it.</summary>
internal interface ILane
{
    Task<EffectOutcome<int>> RunAsync(TimeSpan patience, Func<Task<int>> effect);

    void Resolve(long ticket);
}

using Supervisor.Contracts;
using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Runtimes.Containers.Leashes;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Tests.Engines;

/// <summary>A guard that writes down whom it was told to hold, and kills nobody.</summary>
internal sealed class HeldOnes : IContainerLeashes
{
    private readonly HashSet<WorkloadId> _held = [];

    internal IReadOnlySet<WorkloadId> Held => _held;

    public Task<Outcome<HeldContainer>> HoldAsync(WorkloadId id, HoldRequest hold)
    {
        _held.Add(id);
        var name = new WorkloadName("cluster", "node", id.Agent.Group, id.Agent.Agent, id.Incarnation);
        return Task.FromResult<Outcome<HeldContainer>>(
            new HeldContainer(name, hold.Container, HoldStates.Expected, hold.Leash, hold.Process, IsGone: false, [])
        );
    }

    public Task ReleaseAsync(WorkloadId id)
    {
        _held.Remove(id);
        return Task.CompletedTask;
    }

    public Task<Outcome<IReadOnlySet<WorkloadId>>> ExpiredAsync() =>
        Task.FromResult<Outcome<IReadOnlySet<WorkloadId>>>(new HashSet<WorkloadId>());
}

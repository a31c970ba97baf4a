using Supervisor.Contracts;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Composition;

/// <summary>Of a node that no agent can speak to.</summary>
internal sealed class NoSurroundings : IAgentSurroundings
{
    public Task<Outcome<ValueMap<string>>> OpenAsync(WorkloadId id, AgentDefinition definition) =>
        Task.FromResult<Outcome<ValueMap<string>>>(ValueMap<string>.Empty);

    public Task CloseAsync(WorkloadId id) => Task.CompletedTask;

    public Task RemoveAsync(WorkloadId id) => Task.CompletedTask;
}

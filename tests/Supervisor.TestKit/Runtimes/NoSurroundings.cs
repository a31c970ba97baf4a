using Supervisor.Contracts;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.TestKit.Runtimes;

/// <summary>For programs that have nobody to send word to.</summary>
public sealed class NoSurroundings : IAgentSurroundings
{
    public Task<Outcome<ValueMap<string>>> OpenAsync(WorkloadId id, AgentDefinition definition) =>
        Task.FromResult<Outcome<ValueMap<string>>>(ValueMap<string>.Empty);

    public Task CloseAsync(WorkloadId id) => Task.CompletedTask;

    public Task RemoveAsync(WorkloadId id) => Task.CompletedTask;
}

using Supervisor.Contracts;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>What agents find around themselves, with their keys in a Redis among it: before a start they are deleted.</summary>
internal sealed class KeyedSurroundings(IAgentSurroundings others, RedisReadiness keys) : IAgentSurroundings
{
    public async Task<Outcome<ValueMap<string>>> OpenAsync(WorkloadId id, AgentDefinition definition)
    {
        var cleared = keys.OpenAsync(id);
        var opened = await others.OpenAsync(id, definition);
        await cleared;
        return opened;
    }

    public Task CloseAsync(WorkloadId id)
    {
        keys.Close(id);
        return others.CloseAsync(id);
    }

    public Task RemoveAsync(WorkloadId id)
    {
        keys.Remove(id);
        return others.RemoveAsync(id);
    }
}

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
        // First, for it knows whether this incarnation is over already; of one that is nothing may be deleted.
        var opened = await others.OpenAsync(id, definition);
        if (opened.IsOk)
        {
            await keys.OpenAsync(id);
        }

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

using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Removes the containers of an agent that is no more.</summary>
internal sealed class ContainerRemoval(WorkloadTools tools, Removals removals)
{
    /// <param name="session">Null: the engine cannot be asked, and is when it can be.</param>
    /// <returns>Whether there is none any more. One that runs stays: it is an orphan, and not ours to end.</returns>
    public async Task<bool> RemoveAsync(EngineSession? session, AgentAddress agent, CancellationToken stop)
    {
        if (!removals.Has(agent))
        {
            return false;
        }

        foreach (var record in tools.Records.Of(agent.Group).Records.Where(it => it.Address == agent))
        {
            tools.Records.Remove(record.Id);
        }

        if (session is null || !await RemoveContainersAsync(session, agent, stop))
        {
            return false;
        }

        removals.Close(agent);
        return true;
    }

    private async Task<bool> RemoveContainersAsync(EngineSession session, AgentAddress agent, CancellationToken stop)
    {
        var rows = await tools.Finder.OfAsync(session, agent, stop);
        var isRemoved = rows.IsOk;
        foreach (var row in rows.Value ?? [])
        {
            isRemoved &= await ContainerReadying.RemoveAsync(session, row.Id, tools.Outputs, stop) is null;
        }

        return isRemoved;
    }
}

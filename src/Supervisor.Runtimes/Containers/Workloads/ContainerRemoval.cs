using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Removes the containers of an agent that is no more.</summary>
internal sealed class ContainerRemoval(WorkloadTools tools)
{
    /// <param name="session">Null: the engine cannot be asked. Then the container stays as well, and does not run.</param>
    /// <returns>Whether there is none any more. One that runs stays: it is an orphan, and not ours to end.</returns>
    public async Task<bool> RemoveAsync(EngineSession? session, AgentAddress agent, CancellationToken stop)
    {
        foreach (var record in tools.Records.Of(agent.Group).Records.Where(it => it.Address == agent))
        {
            tools.Records.Remove(record.Id);
        }

        return session is not null && await RemoveContainersAsync(session, agent, stop);
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

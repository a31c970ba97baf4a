using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Removes the containers of an agent that is no more.</summary>
internal sealed class ContainerRemoval(WorkloadTools tools)
{
    /// <returns>Whether there is none any more. One that runs stays: it is an orphan, and not ours to end.</returns>
    public async Task<bool> RemoveAsync(EngineSession session, AgentAddress agent, CancellationToken stop)
    {
        var rows = await tools.Finder.OfAsync(session, agent, stop);
        var isRemoved = rows.IsOk;
        foreach (var row in rows.Value ?? [])
        {
            isRemoved &= await ContainerReadying.RemoveAsync(session, row.Id, stop) is null;
        }

        return isRemoved;
    }
}

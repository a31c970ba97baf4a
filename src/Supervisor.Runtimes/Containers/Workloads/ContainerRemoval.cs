using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Removes the containers of an agent that is no more, or that is none any more.</summary>
internal sealed class ContainerRemoval(WorkloadTools tools, Removals removals, LaunchPlan plan)
{
    /// <param name="session">Null: the engine cannot be asked, and is when it can be.</param>
    /// <returns>Whether there is none any more. One that runs stays: it is an orphan, and not ours to end.</returns>
    public async Task<bool> RemoveAsync(EngineSession? session, AgentAddress agent, CancellationToken stop)
    {
        if (!removals.Has(agent))
        {
            return false;
        }

        foreach (var record in tools.Records.Of(agent.Group).Records.Where(it => IsLeft(it, agent)))
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

    /// <summary>Who is listened to by now has no container, and a record all the same.</summary>
    private bool IsLeft(RunRecord record, AgentAddress agent) =>
        record.Address == agent && !(record.IsListened && plan.Of(agent) is ListenLaunch);

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

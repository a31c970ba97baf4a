using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Removes the containers of an agent that is no more, or that is none any more.</summary>
internal sealed class ContainerRemoval(WorkloadTools tools, Removals removals, LaunchPlan plan)
{
    /// <param name="session">Null: the engine cannot be asked, and is when it can be.</param>
    /// <returns>Whether there is none any more. One that runs stays, if we have not started it: it is an orphan, and not ours to end.</returns>
    public async Task<bool> RemoveAsync(EngineSession? session, AgentAddress agent, CancellationToken stop)
    {
        if (!removals.Has(agent))
        {
            return false;
        }

        var left = tools.Records.Of(agent.Group).Records.Where(record => IsLeft(record, agent)).ToList();
        Forget(left.Where(static record => record.End is not null));
        if (session is null || !await RemoveContainersAsync(session, agent, left, stop))
        {
            return false;
        }

        Forget(left);
        if (!tools.Files.Remove(agent))
        {
            return false;
        }

        removals.Close(agent);
        return true;
    }

    private void Forget(IEnumerable<RunRecord> records)
    {
        foreach (var record in records)
        {
            tools.Records.Remove(record.Id);
        }
    }

    /// <summary>Who is listened to has no container, and a record all the same, until he is let go.</summary>
    private bool IsLeft(RunRecord record, AgentAddress agent) =>
        record.Address == agent
        && (!record.IsListened || (record.End is not null && plan.Of(agent) is not ListenLaunch));

    private async Task<bool> RemoveContainersAsync(
        EngineSession session,
        AgentAddress agent,
        IReadOnlyList<RunRecord> left,
        CancellationToken stop
    )
    {
        var rows = await tools.Finder.OfAsync(session, agent, stop);
        if (!rows.IsOk)
        {
            return false;
        }

        var seen = await tools.Look.LookAsync(session, agent.Group, rows.Value.Select(static row => row.Id), stop);
        if (!seen.IsOk)
        {
            return false;
        }

        var isRemoved = true;
        foreach (var row in rows.Value)
        {
            // We have started it, for one whose supervisor knows of no start: its journal took nothing at the time, and nobody else ends it.
            var isOurs = left.Any(record =>
                record.Container == row.Id && seen.Value.Find(record.Id) is { IsRunning: true }
            );
            var failure = await ContainerReadying.RemoveAsync(session, row.Id, tools.Outputs, stop, isOurs);
            isRemoved &= failure is null;
        }

        return isRemoved;
    }
}

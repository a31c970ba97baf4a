using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// What is left of agents that were containers of their own, and are none by now: it is removed, and while it runs nothing is started
/// beside it by this runtime.
/// </summary>
internal sealed class FormerContainers(WorkloadTools tools, Removals removals, LaunchPlan plan)
{
    /// <summary>Of a whole list. How a run ended is told by its container, so one of which that is not settled yet stays.</summary>
    public void Note(IEnumerable<ContainerRow> rows)
    {
        foreach (var row in rows.Where(static row => !IsUp(row)))
        {
            if (
                ContainerOwner.Of(row.Labels, tools.Settings) is { } agent
                && plan.Of(agent) is { } launch and not ContainerLaunch
                && !tools.Records.Of(agent.Group).Records.Any(it => it.Address == agent && HasRun(it))
            )
            {
                removals.Add(agent);
            }
        }
    }

    /// <returns>Why the agent cannot be started; null: nothing of it runs.</returns>
    public async Task<LaunchOutcome?> ObstacleAsync(EngineSession session, AgentAddress agent, CancellationToken stop)
    {
        var rows = await tools.Finder.OfAsync(session, agent, stop);
        return rows switch
        {
            { IsOk: false } => new LaunchOutcome.Unknown(rows.Failure.Error),
            { Value: var found } when found.FirstOrDefault(IsUp) is { } running => new LaunchOutcome.Unknown(
                ContainerErrors.RunsAlready(NameOf(running))
            ),
            _ => null,
        };
    }

    /// <summary>Something of it is there, even if it stands still.</summary>
    private static bool IsUp(ContainerRow row) => row.State is "running" or "paused" or "restarting";

    /// <summary>Of one that never came to run there is nothing to be told.</summary>
    private static bool HasRun(RunRecord record) =>
        !record.IsListened && (record.Started is not null || record.End is not null);

    private static string NameOf(ContainerRow row) => row.Names is [var name, ..] ? name.TrimStart('/') : row.Id;
}

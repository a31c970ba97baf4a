using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// What is left of agents that were containers of their own, and are run within their group's by now: it is removed, and while it runs
/// nothing is started beside it.
/// </summary>
internal sealed class FormerContainers(ContainerFinder finder, Removals removals)
{
    /// <returns>Why the agent cannot be started; null: nothing of it runs.</returns>
    public async Task<LaunchOutcome?> ObstacleAsync(EngineSession session, AgentAddress agent, CancellationToken stop)
    {
        var rows = await finder.OfAsync(session, agent, stop);
        if (!rows.IsOk)
        {
            return new LaunchOutcome.Unknown(rows.Failure.Error);
        }

        if (rows.Value.Length > 0)
        {
            removals.Add(agent);
        }

        return rows.Value.FirstOrDefault(row => row.IsUp) is { } running
            ? new LaunchOutcome.Unknown(ContainerErrors.RunsAlready(NameOf(running)))
            : null;
    }

    private static string NameOf(ContainerRow row) => row.Names is [var name, ..] ? name.TrimStart('/') : row.Id;
}

using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Finds our containers in an engine, running or not.</summary>
internal sealed class ContainerFinder(ContainerRuntimeSettings settings)
{
    public Task<EngineOutcome<ContainerRow[]>> AllAsync(EngineSession session, CancellationToken stop) =>
        FindAsync(session, _ => true, stop);

    /// <summary>One as a rule; more only when a definition's change was cut short.</summary>
    public Task<EngineOutcome<ContainerRow[]>> OfAsync(
        EngineSession session,
        AgentAddress agent,
        CancellationToken stop
    ) => FindAsync(session, owner => owner == agent, stop);

    /// <summary>That in which a group's agents run, if it runs.</summary>
    public async Task<EngineOutcome<HolderSight>> HolderAsync(
        EngineSession session,
        AgentAddress holder,
        CancellationToken stop
    )
    {
        var rows = await OfAsync(session, holder, stop);
        if (!rows.IsOk)
        {
            return rows.Failure;
        }

        foreach (var row in rows.Value)
        {
            var inspected = await session.Client.Containers.InspectAsync(row.Id, stop);
            if (HolderSight.Of(session.Client, inspected.Value) is { Running: not null } sight)
            {
                return sight;
            }

            if (inspected is { IsOk: false, Failure.IsAbsent: false })
            {
                session.Heed(inspected.Failure);
                return inspected.Failure;
            }
        }

        return new HolderSight(null);
    }

    private async Task<EngineOutcome<ContainerRow[]>> FindAsync(
        EngineSession session,
        Func<AgentAddress, bool> isWanted,
        CancellationToken stop
    )
    {
        var listed = await session.Client.Containers.ListAsync(ContainerOwner.FilterOf(settings), stop);
        if (!listed.IsOk)
        {
            session.Heed(listed.Failure);
            return listed;
        }

        return listed
            .Value.Where(row => ContainerOwner.Of(row.Labels, settings) is { } owner && isWanted(owner))
            .OrderBy(row => row.Id, StringComparer.Ordinal)
            .ToArray();
    }
}

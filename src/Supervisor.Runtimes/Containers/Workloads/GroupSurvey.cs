using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Execs;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>All workloads of a group: its containers, who is listened to, and what runs within them.</summary>
internal sealed class GroupSurvey(WorkloadTools tools, ExecWorkloads execs, FormerContainers former)
{
    private const int AtOnce = 8;

    /// <summary>The whole list.</summary>
    public async Task<EngineOutcome<IReadOnlyList<Workload>>> AllAsync(EngineSession session, CancellationToken stop)
    {
        var kept = tools.Outputs.Kept();
        var laid = tools.Files.Kept();
        var rows = await tools.Finder.AllAsync(session, stop);
        if (!rows.IsOk)
        {
            return rows.Failure;
        }

        var containers = rows.Value.ToLookup(
            row => ContainerOwner.Of(row.Labels, tools.Settings)!.Value.Group,
            row => row.Id,
            StringComparer.Ordinal
        );
        tools.Outputs.Sweep(session, [.. kept.Except(rows.Value.Select(row => row.Id), StringComparer.Ordinal)]);
        tools.Files.Sweep(laid, rows.Value.Select(row => ContainerOwner.Of(row.Labels, tools.Settings)!.Value));
        var groups = containers.Select(group => group.Key).Concat(tools.Records.Groups()).Concat(execs.Groups());
        using var turns = new SemaphoreSlim(AtOnce);
        var surveys = await Task.WhenAll(groups.Distinct(StringComparer.Ordinal).Select(InTurnAsync));
        former.Note(rows.Value);
        return surveys.FirstOrDefault(survey => !survey.IsOk) is { Failure: { } failure }
            ? failure
            : surveys.SelectMany(survey => survey.Value!).ToList();

        async Task<EngineOutcome<IReadOnlyList<Workload>>> InTurnAsync(string group)
        {
            await turns.WaitAsync(stop);
            try
            {
                return await OfAsync(session, group, containers[group], stop);
            }
            finally
            {
                turns.Release();
            }
        }
    }

    /// <param name="containers">Those of the group that are known of, beside those that were written down.</param>
    public async Task<EngineOutcome<IReadOnlyList<Workload>>> OfAsync(
        EngineSession session,
        string group,
        IEnumerable<string> containers,
        CancellationToken stop
    )
    {
        var sight = await tools.Look.LookAsync(session, group, containers, stop);
        if (!sight.IsOk)
        {
            return sight.Failure;
        }

        tools.Outputs.Heed(session, sight.Value.Containers);
        if (!execs.Groups().Contains(group, StringComparer.Ordinal))
        {
            return sight.Value.Workloads.ToList();
        }

        var holder = await HolderAsync(session, AgentAddress.HolderOf(group), sight.Value, stop);
        if (!holder.IsOk)
        {
            return holder.Failure;
        }

        var within = await execs.LookAsync(group, holder.Value.Running);
        return sight.Value.Workloads.Concat(within).ToList();
    }

    /// <summary>What is within a container is taken for ended when it does not run, so that has to be certain.</summary>
    private async Task<EngineOutcome<HolderSight>> HolderAsync(
        EngineSession session,
        AgentAddress holder,
        GroupSight sight,
        CancellationToken stop
    ) =>
        sight.Containers.FirstOrDefault(it =>
            it.State?.Running == true && ContainerOwner.Of(it.Config?.Labels, tools.Settings) == holder
        )
            is { } running
            ? HolderSight.Of(session.Client, running)
            : await tools.Finder.HolderAsync(session, holder, stop);
}

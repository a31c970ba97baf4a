using System.Collections.Frozen;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>All workloads of a group: its containers, who is listened to, and what runs within them.</summary>
/// <param name="execs">Null: nothing is run within containers.</param>
internal sealed class GroupSurvey(WorkloadTools tools, IExecWorkloads? execs)
{
    private const int AtOnce = 8;

    /// <summary>Groups in whose containers something was started.</summary>
    private IReadOnlySet<string> Within => execs?.Groups ?? FrozenSet<string>.Empty;

    /// <summary>The whole list.</summary>
    public async Task<EngineOutcome<IReadOnlyList<Workload>>> AllAsync(EngineSession session, CancellationToken stop)
    {
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
        var groups = containers.Select(group => group.Key).Concat(tools.Records.Groups()).Concat(Within);
        using var turns = new SemaphoreSlim(AtOnce);
        var surveys = await Task.WhenAll(groups.Distinct(StringComparer.Ordinal).Select(InTurnAsync));
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

        if (execs is null || !Within.Contains(group))
        {
            return sight.Value.Workloads.ToList();
        }

        var holder = AgentAddress.HolderOf(group);
        var running = sight
            .Value.Containers.Where(it => ContainerOwner.Of(it.Config?.Labels, tools.Settings) == holder)
            .Select(it => RunningContainer.Of(holder, it))
            .FirstOrDefault(it => it is not null);
        var within = await execs.LookAsync(group, running, session.Client, stop);
        return within.IsOk ? sight.Value.Workloads.Concat(within.Value).ToList() : within.Failure;
    }
}

using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Leashes;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// Looks at the containers of one group and completes what is written down of their runs. May be done at any time, and beside
/// any act: a look during which something was written down is begun again.
/// </summary>
internal sealed class GroupLook(
    RunRecords records,
    ContainerLeashing leashing,
    IContainerRemains remains,
    ContainerRuntimeSettings settings
)
{
    /// <param name="containers">Those that are known of, beside those that records name.</param>
    public async Task<EngineOutcome<GroupSight>> LookAsync(
        EngineSession session,
        string group,
        IEnumerable<string> containers,
        CancellationToken stop
    )
    {
        var ids = containers.ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            var runs = records.Of(group);
            ids.UnionWith(runs.Records.Where(record => record.End is null).Select(record => record.Container));
            var facts = await InspectAsync(session, ids, stop);
            if (!facts.IsOk)
            {
                return facts.Failure;
            }

            await leashing.LearnAsync(runs, facts.Value);
            if (records.Of(group).Version == runs.Version)
            {
                return Judge(runs, facts.Value, session);
            }
        }
    }

    private static async Task<EngineOutcome<IReadOnlyDictionary<string, ContainerFacts>>> InspectAsync(
        EngineSession session,
        IEnumerable<string> ids,
        CancellationToken stop
    )
    {
        var found = new Dictionary<string, ContainerFacts>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            var inspected = await session.Client.Containers.InspectAsync(id, stop);
            if (inspected.IsOk)
            {
                found[id] = inspected.Value;
            }
            else if (!inspected.Failure.IsAbsent)
            {
                session.Heed(inspected.Failure);
                return inspected.Failure;
            }
        }

        return found;
    }

    private GroupSight Judge(GroupRuns runs, IReadOnlyDictionary<string, ContainerFacts> facts, EngineSession session)
    {
        var workloads = new List<Workload>();
        foreach (var record in runs.Records)
        {
            var container = facts.GetValueOrDefault(record.Container);
            var around = new RunSurroundings(settings.BootId, session.Runs.GapOf(record.Id));
            var verdict = Judge(record, container, around);
            records.Amend(record.Id, it => RunRules.Complete(it, verdict));
            Note(session.Runs, record.Id, verdict);
            var pause = ContainerPause.Of(container, session.Kind);
            if (RunTranslation.Of(record, verdict, container, pause, NotesOf(record.Id)) is { } workload)
            {
                workloads.Add(workload);
            }
        }

        workloads.AddRange(facts.Values.Select(container => StrayOf(container, runs.Records)).OfType<Workload>());
        return new GroupSight([.. facts.Values], workloads);
    }

    /// <summary>What the engine says that it has not begun is looked for where it would be, if it was once in doubt.</summary>
    private RunVerdict Judge(RunRecord record, ContainerFacts? container, RunSurroundings around)
    {
        var verdict = RunRules.Judge(record, container, around);
        return record.IsRefused && verdict is RunVerdict.NotStarted && remains.Live(record.Container)
            ? new RunVerdict.Remains()
            : verdict;
    }

    private static void Note(RunsOfSession session, WorkloadId id, RunVerdict verdict)
    {
        switch (verdict)
        {
            case RunVerdict.Running:
                session.Know(id);
                break;
            case RunVerdict.Ended:
                session.Forget(id);
                break;
        }
    }

    private Workload? StrayOf(ContainerFacts container, IReadOnlyList<RunRecord> runs) =>
        container.Config?.Labels is { } labels
        && ContainerOwner.Of(labels, settings) is { } agent
        && RunRules.StrayOf(container, runs, settings.BootId) is { } incarnation
            ? RunTranslation.OfStray(new WorkloadId(agent, incarnation), container, settings.BootId)
            : null;

    private IReadOnlyList<string> NotesOf(WorkloadId id) =>
        records.WhyUnwritten(id) is { } why
            ?
            [
                $"What it runs in could not be written down ({why}): a daemon that starts later takes it for started by hand.",
            ]
            : [];
}

/// <summary>What a look has found of a group.</summary>
internal sealed record GroupSight(IReadOnlyList<ContainerFacts> Containers, IReadOnlyList<Workload> Workloads)
{
    public Workload? Find(WorkloadId id) => Workloads.FirstOrDefault(workload => workload.Id == id);
}

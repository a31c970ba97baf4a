using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Hooks;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Agents that are containers, and containers that are there for the agents within them. Acts on one come one by one.</summary>
internal sealed class ContainerWorkloads(
    WorkloadTools tools,
    ContainerReadying readying,
    ContainerHooks hooks,
    PreStops preStops
)
{
    /// <param name="variables">Beside its environment; the same for all its incarnations.</param>
    public async Task<LaunchOutcome> StartAsync(
        EngineSession session,
        WorkloadId id,
        ContainerDefinition definition,
        ValueMap<string> variables,
        CancellationToken stop
    )
    {
        if (tools.Records.Find(id) is not null && await SeenAsync(session, id, stop) is { } known)
        {
            return known;
        }

        return await readying.ReadyAsync(session, id.Agent, definition, variables, stop) switch
        {
            ReadyOutcome.Ready ready => await StartAsync(session, id, ready.Container, definition.Service, stop),
            ReadyOutcome.Failed failed => GiveUp(id, new LaunchOutcome.Failed(failed.Error)),
            ReadyOutcome.Unknown unknown => new LaunchOutcome.Unknown(unknown.Error),
            var other => throw new InvalidOperationException($"{other} is no outcome."),
        };
    }

    /// <summary>Signals it; at the end of the grace the same is done with SIGKILL.</summary>
    /// <param name="isLast">The grace is over.</param>
    public async Task<StopOutcome> StopAsync(
        EngineSession session,
        WorkloadId id,
        string signal,
        bool isLast,
        CancellationToken stop
    )
    {
        var seen = await RunningAsync(session, id, stop);
        if (!seen.IsOk)
        {
            return new StopOutcome.Unknown(seen.Failure.Error);
        }

        // Before the signal: what ends by it, ends because we asked for it.
        if (!seen.Value || tools.Records.Amend(id, record => record with { IsStopAsked = true }) is not { } record)
        {
            return new StopOutcome.Gone();
        }

        Task<StopOutcome> TellAsync() => SignalAsync(session, record.Container, signal, stop);
        return !isLast && BeginPreStop(session, record, TellAsync, stop) ? new StopOutcome.Told() : await TellAsync();
    }

    /// <summary>What it is to run before it is told to end must not keep others waiting.</summary>
    /// <returns>Whether it will be told when that has ended.</returns>
    private bool BeginPreStop(EngineSession session, RunRecord record, Func<Task> tell, CancellationToken stop) =>
        record.PreStop is { } preStop
        && preStops.Begin(record.Id, () => hooks.RunAsync(session, record.Container, "pre_stop", preStop, stop), tell);

    private static async Task<StopOutcome> SignalAsync(
        EngineSession session,
        string container,
        string signal,
        CancellationToken stop
    )
    {
        var told = await session.Client.Containers.KillAsync(container, signal, stop);
        return told switch
        {
            { IsOk: true } => new StopOutcome.Told(),
            { Failure: { IsConflict: true } or { IsAbsent: true } } => new StopOutcome.Gone(),
            { Failure: var failure } => new StopOutcome.Unknown(failure!.Error),
        };
    }

    private async Task<LaunchOutcome> StartAsync(
        EngineSession session,
        WorkloadId id,
        ContainerFacts container,
        ServiceModel service,
        CancellationToken stop
    )
    {
        DropUnmade(id);
        tools.Records.Put(
            RunRecord.Of(tools.Settings, id, container.Id) with
            {
                Before = container.State?.StartedAt,
                PreStop = StoredHook.Of(service.PreStop),
            }
        );
        var started = await session.Client.Containers.StartAsync(
            container.Id,
            stop,
            ContainerReadying.NameOf(container)
        );
        return started switch
        {
            { IsOk: true } when await PostStartAsync(session, id, container.Id, service, stop) is { } failed => failed,
            { IsOk: true } => await SeenAsync(session, id, stop)
                ?? new LaunchOutcome.Unknown(ContainerErrors.Gone(ContainerReadying.NameOf(container))),
            // It may have run for a moment before the engine gave up.
            { Failure: EngineFailure.Refused refused } => await SeenAsync(session, id, stop)
                ?? GiveUp(
                    id,
                    new LaunchOutcome.Failed(await StartRefusals.ExplainAsync(session, container, refused, stop))
                ),
            { Failure: var failure } => new LaunchOutcome.Unknown(failure!.Error),
        };
    }

    /// <summary>A container in which this fails is not started: it is ended again.</summary>
    /// <returns>Null: all is well, or it has ended by itself meanwhile, which is then what counts.</returns>
    private async Task<LaunchOutcome?> PostStartAsync(
        EngineSession session,
        WorkloadId id,
        string container,
        ServiceModel service,
        CancellationToken stop
    )
    {
        var error = await hooks.RunAsync(session, container, "post_start", StoredHook.Of(service.PostStart), stop);
        if (error is null || await SeenAsync(session, id, stop) is LaunchOutcome.There { Workload.IsRunning: false })
        {
            return null;
        }

        // Without its record it is nobody's run, should it live on because the engine goes away just now.
        tools.Records.Remove(id);
        var ended = await session.Client.Containers.StopAsync(container, TimeSpan.Zero, stop);
        return ended.IsOk || ended.Failure.IsAbsent
            ? new LaunchOutcome.Failed(error)
            : new LaunchOutcome.Unknown(ended.Failure.Error);
    }

    /// <summary>Starts that were written down, never made, and are not wanted any more: they would claim this run for themselves.</summary>
    private void DropUnmade(WorkloadId id)
    {
        foreach (var record in tools.Records.Of(id.Agent.Group).Records)
        {
            if (record.Address == id.Agent && record is { Started: null, End: null })
            {
                tools.Records.Remove(record.Id);
            }
        }
    }

    private LaunchOutcome.Failed GiveUp(WorkloadId id, LaunchOutcome.Failed failed)
    {
        tools.Records.Remove(id);
        return failed;
    }

    /// <returns>Null: its start was written down, and was not made.</returns>
    private async Task<LaunchOutcome?> SeenAsync(EngineSession session, WorkloadId id, CancellationToken stop)
    {
        var seen = await tools.Look.LookAsync(session, id.Agent.Group, [], stop);
        return seen switch
        {
            { IsOk: false } => new LaunchOutcome.Unknown(seen.Failure.Error),
            { Value: var sight } when sight.Find(id) is { } workload => new LaunchOutcome.There(workload),
            _ => null,
        };
    }

    /// <summary>Whether it runs. What somebody has started by hand gets a record, by which its end can be told.</summary>
    private async Task<EngineOutcome<bool>> RunningAsync(EngineSession session, WorkloadId id, CancellationToken stop)
    {
        var isStray = tools.Records.Find(id) is null;
        if (isStray && !RunRules.IsStray(id.Incarnation))
        {
            return false;
        }

        var rows = isStray ? await tools.Finder.OfAsync(session, id.Agent, stop) : Array.Empty<ContainerRow>();
        if (!rows.IsOk)
        {
            return rows.Failure;
        }

        var seen = await tools.Look.LookAsync(session, id.Agent.Group, rows.Value.Select(row => row.Id), stop);
        if (!seen.IsOk)
        {
            return seen.Failure;
        }

        if (seen.Value.Find(id) is not { IsRunning: true } running)
        {
            return false;
        }

        if (isStray)
        {
            Explain(running, seen.Value.Containers);
        }

        return true;
    }

    private void Explain(Workload stray, IReadOnlyList<ContainerFacts> containers)
    {
        var container = containers.First(it => RunRules.StrayOf(it, []) == stray.Id.Incarnation);
        tools.Records.Put(
            RunRecord.Of(tools.Settings, stray.Id, container.Id) with
            {
                Started = container.State!.StartedAt,
                Pid = container.State.Pid,
            }
        );
    }
}

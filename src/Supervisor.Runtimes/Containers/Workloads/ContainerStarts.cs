using Supervisor.Contracts.Palettes;
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

/// <summary>
/// Starts agents that are containers, and containers that are there for the agents within them. Acts on one come one by one.
/// </summary>
internal sealed class ContainerStarts(
    WorkloadTools tools,
    ContainerReadying readying,
    ContainerStops stops,
    ContainerHooks hooks,
    RefusedStarts refusals
)
{
    /// <param name="variables">Beside its environment; the same for all its incarnations.</param>
    public async Task<LaunchOutcome> StartAsync(
        EngineSession session,
        LaunchRequest request,
        ContainerDefinition definition,
        ValueMap<string> variables,
        CancellationToken stop
    )
    {
        var id = request.Id;
        if (tools.Records.Find(id) is not null && await SeenAsync(session, id, stop) is { } known)
        {
            return await BindAsync(session, request, known, stop);
        }

        return await readying.ReadyAsync(session, id.Agent, definition, variables, stop) switch
        {
            ReadyOutcome.Ready ready => await BindAsync(
                session,
                request,
                await StartAsync(session, request, ready.Container, definition.Service, stop),
                stop
            ),
            ReadyOutcome.Failed failed => await GiveUpAsync(id, failed.Error),
            ReadyOutcome.Unknown unknown => new LaunchOutcome.Unknown(unknown.Error),
            var other => throw new InvalidOperationException($"{other} is no outcome."),
        };
    }

    private async Task<LaunchOutcome> StartAsync(
        EngineSession session,
        LaunchRequest request,
        ContainerFacts container,
        ServiceModel service,
        CancellationToken stop
    )
    {
        var id = request.Id;
        await DropUnmadeAsync(id);
        tools.Records.Put(
            RunRecord.Of(tools.Settings, id, container.Id) with
            {
                Before = container.State?.StartedAt,
                PreStop = StoredHook.Of(service.PreStop),
            }
        );
        if (request.Leash is { } leash && await tools.Leashing.ExpectAsync(id, container.Id, leash) is { } unheld)
        {
            return await GiveUpAsync(id, unheld);
        }

        session.Runs.Know(id);
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
                ?? await RefusedAsync(session, request, container, refused, stop),
            { Failure: var failure } => new LaunchOutcome.Unknown(failure!.Error),
        };
    }

    /// <summary>
    /// The engine says that it does not run. Of what is on a leash that is not believed unseen: while something of it lives, or may, it is
    /// held on, and nobody is told that it has ended.
    /// </summary>
    private async Task<LaunchOutcome> RefusedAsync(
        EngineSession session,
        LaunchRequest request,
        ContainerFacts container,
        EngineFailure.Refused refused,
        CancellationToken stop
    )
    {
        var error = await StartRefusals.MendAsync(session, container, refused, tools, stop);
        if (request.Leash is null || await refusals.HasEndedAsync(session, container.Id, stop))
        {
            return await GiveUpAsync(request.Id, error);
        }

        tools.Records.Amend(request.Id, static record => record with { IsRefused = true });
        return new LaunchOutcome.Unknown(ContainerErrors.LivesOn(error));
    }

    /// <summary>What must not run but on a leash, and cannot be held, does not run.</summary>
    private async Task<LaunchOutcome> BindAsync(
        EngineSession session,
        LaunchRequest request,
        LaunchOutcome outcome,
        CancellationToken stop
    )
    {
        if (
            request.Leash is not { } leash
            || outcome is not LaunchOutcome.There { Workload.IsRunning: true }
            || await tools.Leashing.BindAsync(session, request.Id, leash, stop) is not { } unheld
        )
        {
            return outcome;
        }

        await stops.StopAsync(session, request.Id, "SIGKILL", isLast: true, stop);
        return new LaunchOutcome.Failed(unheld);
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
        var record = tools.Records.Find(id);
        tools.Records.Remove(id);
        var ended = await session.Client.Containers.StopAsync(container, TimeSpan.Zero, stop);
        if (!ended.IsOk && !ended.Failure.IsAbsent)
        {
            return new LaunchOutcome.Unknown(ended.Failure.Error);
        }

        await tools.Leashing.ReleaseAsync(record);
        return new LaunchOutcome.Failed(error);
    }

    /// <summary>Starts that were written down, never made, and are not wanted any more: they would claim this run for themselves.</summary>
    private async Task DropUnmadeAsync(WorkloadId id)
    {
        foreach (var record in tools.Records.Of(id.Agent.Group).Records)
        {
            if (record.Address == id.Agent && record is { Started: null, End: null })
            {
                if (record.IsRefused && !tools.Remains.Live(record.Container))
                {
                    await tools.Leashing.ReleaseAsync(record);
                }

                tools.Records.Remove(record.Id);
            }
        }
    }

    private async Task<LaunchOutcome> GiveUpAsync(WorkloadId id, OperatorError error)
    {
        await tools.Leashing.ReleaseAsync(tools.Records.Find(id));
        tools.Records.Remove(id);
        return new LaunchOutcome.Failed(error);
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
}

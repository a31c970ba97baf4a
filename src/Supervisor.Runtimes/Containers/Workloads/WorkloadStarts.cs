using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Execs;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Which way an agent is started.</summary>
internal sealed class WorkloadStarts(
    ContainerStarts containers,
    ListenedWorkloads listened,
    ExecWorkloads execs,
    ContainerFinder finder,
    IAgentSurroundings surroundings
)
{
    public async Task<LaunchOutcome> StartAsync(EngineSession session, LaunchRequest request, CancellationToken stop)
    {
        if (request.Definition.Launch is ExecLaunch within)
        {
            return await StartWithinAsync(session, request, within, stop);
        }

        var opened = await surroundings.OpenAsync(request.Id, request.Definition);
        if (!opened.IsOk)
        {
            return new LaunchOutcome.Failed(opened.Error);
        }

        return request.Definition.Launch switch
        {
            ContainerLaunch launch => await containers.StartAsync(
                session,
                request,
                launch.Container,
                opened.Value,
                stop
            ),
            ListenLaunch launch => await listened.StartAsync(session, request.Id, launch, stop),
            var other => throw new InvalidOperationException($"{other} is not run in containers."),
        };
    }

    private async Task<LaunchOutcome> StartWithinAsync(
        EngineSession session,
        LaunchRequest request,
        ExecLaunch launch,
        CancellationToken stop
    )
    {
        var holder = await finder.HolderAsync(session, launch.Holder, stop);
        return holder switch
        {
            { IsOk: false } => new LaunchOutcome.Unknown(holder.Failure.Error),
            { Value.Running: { } running } => await execs.StartAsync(request, running),
            _ => new LaunchOutcome.Failed(ContainerErrors.NoHolder(launch.Holder)) { LacksContainer = true },
        };
    }
}

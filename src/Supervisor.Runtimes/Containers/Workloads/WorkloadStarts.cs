using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Which way an agent is started.</summary>
internal sealed class WorkloadStarts(
    ContainerWorkloads containers,
    ListenedWorkloads listened,
    IExecWorkloads? execs,
    ContainerFinder finder
)
{
    /// <param name="variables">What this agent finds beside its definition's environment.</param>
    public async Task<LaunchOutcome> StartAsync(
        EngineSession session,
        LaunchRequest request,
        ValueMap<string> variables,
        CancellationToken stop
    ) =>
        request.Definition.Launch switch
        {
            ContainerLaunch launch => await containers.StartAsync(session, request, launch.Container, variables, stop),
            ListenLaunch launch => await listened.StartAsync(session, request.Id, launch, stop),
            ExecLaunch launch when execs is not null => await StartWithinAsync(session, request, launch, stop),
            var other => throw new InvalidOperationException($"{other} is not run in containers."),
        };

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
            { Value.Running: { } running } => await execs!.StartAsync(request, launch, running, session.Client, stop),
            _ => new LaunchOutcome.Failed(ContainerErrors.NoHolder(launch.Holder)),
        };
    }
}

using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Which way a workload is stopped. A name that nobody has written down may be a container's that was started by hand.</summary>
internal sealed class WorkloadStops(ContainerWorkloads containers, IExecWorkloads? execs, ContainerFinder finder)
{
    public Task<StopOutcome> StopAsync(
        EngineSession session,
        WorkloadId id,
        string signal,
        TimeSpan grace,
        CancellationToken stop
    ) =>
        execs?.Has(id) == true
            ? StopWithinAsync(session, id, signal, grace, stop)
            : containers.StopAsync(session, id, grace > TimeSpan.Zero ? signal : "SIGKILL", stop);

    private async Task<StopOutcome> StopWithinAsync(
        EngineSession session,
        WorkloadId id,
        string signal,
        TimeSpan grace,
        CancellationToken stop
    )
    {
        var holder = await finder.HolderAsync(session, AgentAddress.HolderOf(id.Agent.Group), stop);
        return holder.IsOk
            ? await execs!.StopAsync(id, signal, grace, holder.Value.Running, session.Client, stop)
            : new StopOutcome.Unknown(holder.Failure.Error);
    }
}

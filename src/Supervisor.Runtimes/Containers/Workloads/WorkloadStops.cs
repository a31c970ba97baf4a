using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Execs;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Which way a workload is stopped: what is no container's run, by its record or its name, was started within one.</summary>
internal sealed class WorkloadStops(WorkloadTools tools, ContainerWorkloads containers, ExecWorkloads execs)
{
    public bool IsOfContainer(WorkloadId id) =>
        id.Agent.IsHolder || RunRules.IsStray(id.Incarnation) || tools.Records.Find(id) is not null;

    public Task<StopOutcome> StopAsync(
        EngineSession session,
        WorkloadId id,
        string signal,
        TimeSpan grace,
        CancellationToken stop
    ) =>
        IsOfContainer(id)
            ? containers.StopAsync(
                session,
                id,
                grace > TimeSpan.Zero ? signal : "SIGKILL",
                grace <= TimeSpan.Zero,
                stop
            )
            : StopWithinAsync(session, id, signal, grace, stop);

    private async Task<StopOutcome> StopWithinAsync(
        EngineSession session,
        WorkloadId id,
        string signal,
        TimeSpan grace,
        CancellationToken stop
    )
    {
        var holder = await tools.Finder.HolderAsync(session, AgentAddress.HolderOf(id.Agent.Group), stop);
        return holder.IsOk
            ? await execs.StopAsync(id, signal, grace, holder.Value.Running)
            : new StopOutcome.Unknown(holder.Failure.Error);
    }
}

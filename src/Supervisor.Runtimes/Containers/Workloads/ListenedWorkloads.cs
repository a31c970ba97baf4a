using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Execs;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// Agents that their image starts: such a one is the run of its holder's container. Nobody can start or end it alone, so to start
/// it is to begin to listen, and to stop it is to let go of it: the program itself goes on until its container ends.
/// </summary>
internal sealed class ListenedWorkloads(WorkloadTools tools)
{
    public async Task<LaunchOutcome> StartAsync(
        EngineSession session,
        WorkloadId id,
        ListenLaunch launch,
        CancellationToken stop
    )
    {
        var holder = await tools.Finder.HolderAsync(session, launch.Holder, stop);
        if (!holder.IsOk)
        {
            return new LaunchOutcome.Unknown(holder.Failure.Error);
        }

        if (tools.Records.Find(id) is null)
        {
            if (holder.Value.Running is not { } running)
            {
                return new LaunchOutcome.Failed(ContainerErrors.NoHolder(launch.Holder)) { LacksContainer = true };
            }

            tools.Records.Put(RecordOf(id, running));
        }

        var seen = await tools.Look.LookAsync(session, id.Agent.Group, [], stop);
        return seen switch
        {
            { IsOk: false } => new LaunchOutcome.Unknown(seen.Failure.Error),
            { Value: var sight } when sight.Find(id) is { } workload => new LaunchOutcome.There(workload),
            _ => new LaunchOutcome.Unknown(ContainerErrors.NoHolder(launch.Holder)),
        };
    }

    /// <summary>Whether this is one of them.</summary>
    public bool Has(WorkloadId id) => tools.Records.Find(id) is { IsListened: true };

    /// <summary>Needs no engine: nothing is asked of it.</summary>
    public StopOutcome Stop(WorkloadId id)
    {
        var wasOpen = false;
        tools.Records.Amend(
            id,
            record =>
            {
                wasOpen = record.End is null;
                return record with { IsStopAsked = true, End = record.End ?? RunEnd.Unknown(ExitCause.Stop) };
            }
        );
        return wasOpen ? new StopOutcome.Told() : new StopOutcome.Gone();
    }

    private RunRecord RecordOf(WorkloadId id, ExecContainer running) =>
        RunRecord.Of(tools.Settings, id, running.Id) with
        {
            IsListened = true,
            Started = running.StartedAt,
            Pid = running.Pid,
        };
}

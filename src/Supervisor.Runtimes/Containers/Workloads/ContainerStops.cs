using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Hooks;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Stops agents that are containers, and containers that are there for the agents within them.</summary>
internal sealed class ContainerStops(WorkloadTools tools, ContainerHooks hooks, PreStops preStops)
{
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

        if (record is { IsRefused: true, Started: null })
        {
            // The engine knows nothing of it that it could signal.
            return tools.Remains.End(record.Container) ? new StopOutcome.Told() : new StopOutcome.Gone();
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
        var container = containers.First(it => RunRules.StrayOf(it, [], tools.Settings.BootId) == stray.Id.Incarnation);
        tools.Records.Put(
            RunRecord.Of(tools.Settings, stray.Id, container.Id) with
            {
                Started = container.State!.StartedAt,
                Pid = container.State.Pid,
            }
        );
    }
}

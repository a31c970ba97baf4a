using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>One run of a container that goes on, for what runs within it.</summary>
/// <param name="Holder">Whose workload it is.</param>
/// <param name="Id">The engine's.</param>
/// <param name="StartedAt">With the id it tells this run from every other.</param>
/// <param name="Pid">Of its first process, on the machine; 0 where the engine does not say.</param>
internal sealed record RunningContainer(AgentAddress Holder, string Id, DateTimeOffset StartedAt, int Pid)
{
    /// <returns>Null: it does not run.</returns>
    public static RunningContainer? Of(AgentAddress holder, ContainerFacts? container) =>
        container is { State: { Running: true, StartedAt: { } started } state }
            ? new RunningContainer(holder, container.Id, started, state.Pid)
            : null;
}

/// <param name="Running">Null: it does not run, or there is none.</param>
internal sealed record HolderSight(RunningContainer? Running);

using Supervisor.Runtimes.Containers.Execs;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Containers;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Whether the container runs that is there for a group's agents.</summary>
/// <param name="Running">Null: it does not run, or there is none.</param>
internal sealed record HolderSight(ExecContainer? Running)
{
    public static HolderSight Of(EngineClient engine, ContainerFacts? container) =>
        new(
            container is { State: { Running: true, StartedAt: { } started } state }
                ? new ExecContainer(engine, container.Id, started, state.Pid)
                {
                    Pause = ContainerPause.Of(container, engine.Version.Kind),
                }
                : null
        );
}

using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Engine;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Runs;

/// <summary>Whether a container is paused, and the command line that undoes it.</summary>
internal static class ContainerPause
{
    public static WorkloadPause? Of(ContainerFacts? container, EngineKind engine)
    {
        if (container is not { State: { Running: true, Paused: true } })
        {
            return null;
        }

        var name = container.Name?.TrimStart('/') ?? container.Id;
        return new WorkloadPause(name, $"{(engine is EngineKind.Podman ? "podman" : "docker")} unpause {name}");
    }
}

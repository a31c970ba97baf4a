using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Makes a container with all that it needs around itself, and does not start it.</summary>
internal interface IContainerMaker
{
    /// <returns>Its id.</returns>
    Task<EngineOutcome<string>> MakeAsync(
        EngineClient engine,
        ContainerDefinition definition,
        ContainerPlace place,
        CancellationToken stop
    );
}

using Supervisor.Contracts;
using Supervisor.Runtimes.Docker;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Makes a container with all that it needs around itself, and does not start it.</summary>
internal interface IContainerMaker
{
    /// <returns>Its id. An error with a code of the engine's, other than of a refusal, leaves open what there is.</returns>
    Task<Outcome<string>> MakeAsync(
        EngineClient engine,
        ContainerDefinition definition,
        ContainerPlace place,
        CancellationToken stop
    );
}

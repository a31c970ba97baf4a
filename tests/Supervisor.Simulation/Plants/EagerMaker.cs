using Supervisor.Contracts;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Simulation.Plants;

/// <summary>A wrong maker: a container of which nobody can say whether it was made is made once more, under another name.</summary>
internal sealed class EagerMaker(IContainerMaker maker) : IContainerMaker
{
    public async Task<Outcome<string>> MakeAsync(
        EngineClient engine,
        ContainerDefinition definition,
        ContainerPlace place,
        CancellationToken stop
    )
    {
        var made = await maker.MakeAsync(engine, definition, place, stop);
        if (made.IsOk || made.Error.Code != EngineErrorCodes.Unknown)
        {
            return made;
        }

        var service = definition.Service with { ContainerName = $"{definition.Service.ContainerName}-again" };
        return await maker.MakeAsync(engine, definition with { Service = service }, place, stop);
    }
}

using Supervisor.Contracts;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>Makes containers on whichever connection there is, and so outlives each.</summary>
/// <param name="tell">Is called on any thread, and must only pass on.</param>
internal sealed class ContainerMaking(ImagePulls pulls, TimeProvider time, Action<MakingNote> tell) : IContainerMaker
{
    private readonly Lanes<string> _networks = new();

    /// <inheritdoc cref="ContainerMaker.MakeAsync"/>
    public Task<Outcome<string>> MakeAsync(
        EngineClient engine,
        ContainerDefinition definition,
        ContainerPlace place,
        CancellationToken stop
    ) => new ContainerMaker(engine, pulls, _networks, time, tell).MakeAsync(definition, place, stop);
}

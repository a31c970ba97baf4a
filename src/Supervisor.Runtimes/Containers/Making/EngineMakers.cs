using Supervisor.Contracts;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>Makes containers on whichever connection there is to an engine.</summary>
/// <param name="tell">Is called on any thread, and must only pass on.</param>
internal sealed class EngineMakers(ImagePulls pulls, TimeProvider clock, Action<MakingNote> tell) : IContainerMaker
{
    public Task<Outcome<string>> MakeAsync(
        EngineClient engine,
        ContainerDefinition definition,
        ContainerPlace place,
        CancellationToken stop
    ) => new ContainerMaker(engine, pulls, clock, tell).MakeAsync(definition, place, stop);
}

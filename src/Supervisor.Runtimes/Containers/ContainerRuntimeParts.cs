using Supervisor.Actors.Systems;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Execs;
using Supervisor.Runtimes.Containers.Leashes;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers;

/// <summary>What a <see cref="ContainerRuntime"/> works with.</summary>
internal sealed record ContainerRuntimeParts
{
    public required EngineSource Engine { get; init; }

    public required IContainerMaker Maker { get; init; }

    public required IAgentSurroundings Surroundings { get; init; }

    /// <inheritdoc cref="ExecListener.KeepLog"/>
    public required Action<string, LogDefinition> KeepLog { get; init; }

    public IContainerLeashes Leashes { get; init; } = new NoLeashes();

    /// <summary>Is called on any thread, and must only pass on.</summary>
    public required Action<MakingNote> Tell { get; init; }

    public required TimeProvider Clock { get; init; }

    public required IChance Chance { get; init; }
}

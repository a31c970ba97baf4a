using Supervisor.Actors.Systems;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Execs;
using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Runtimes.Containers.Execs.Watching;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Runtimes.Containers.Leashes;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Faults;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers;

/// <summary>What a <see cref="ContainerRuntime"/> works with.</summary>
internal sealed record ContainerRuntimeParts
{
    public required IEngineSource Engine { get; init; }

    public required IContainerMaker Maker { get; init; }

    public required IAgentSurroundings Surroundings { get; init; }

    /// <inheritdoc cref="ExecListener.KeepLog"/>
    public required Action<string, LogDefinition> KeepLog { get; init; }

    public IContainerLeashes Leashes { get; init; } = new NoLeashes();

    /// <summary>Those of the data directory in which it writes down what it has to remember of containers.</summary>
    public Func<string, IOwnFiles> Folder { get; init; } = static path => new OwnFiles(path);

    /// <summary>That tells what is written in the folders which containers have in common with the daemon.</summary>
    public Func<IFolderWatch> Watch { get; init; } = static () => new FolderWatch();

    public IContainerRemains Remains { get; init; } = new ContainerRemains();

    public IProcessSight Sight { get; init; } = new HostSight();

    /// <summary>Is called on any thread, and must only pass on.</summary>
    public required Action<MakingNote> Tell { get; init; }

    public required WorkFaults Faults { get; init; }

    public required TimeProvider Clock { get; init; }

    public required IChance Chance { get; init; }
}

using Supervisor.Actors;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Runtimes;

/// <summary>All that runs the work of a node. One may be out of reach, and what the others run goes on.</summary>
public sealed record NodeRuntimes(KeptRuntime Processes, KeptRuntime Containers)
{
    public IReadOnlyList<KeptRuntime> All => [Processes, Containers];

    public KeptRuntime Of(RuntimeKind kind) => kind is RuntimeKind.Containers ? Containers : Processes;
}

/// <summary>A runtime, and who keeps its news.</summary>
public sealed record KeptRuntime(IRuntime Runtime, ActorRef<KeeperMessage> Keeper);

using Supervisor.Contracts;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Engine;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Doctor;

/// <summary>What is looked at: a machine, by what it is to run.</summary>
/// <param name="Directory">The daemon's data directory.</param>
/// <param name="Agents">All that the fleet wants of this node.</param>
/// <param name="Engine">Or why there is none to speak with.</param>
internal sealed record Patient(string Directory, IReadOnlyList<AgentDefinition> Agents, Outcome<VisitedEngine> Engine)
{
    internal IEnumerable<ContainerDefinition> Containers =>
        Agents.Select(agent => agent.Launch).OfType<ContainerLaunch>().Select(launch => launch.Container);

    internal bool NeedsEngine => Containers.Any();
}

/// <summary>An engine that answers.</summary>
internal sealed record VisitedEngine(EngineClient Client, EngineInfo Info);

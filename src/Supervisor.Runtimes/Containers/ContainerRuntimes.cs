using Supervisor.Actors.Systems;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Leashes;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Supervisor.Runtimes.Faults;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers;

/// <summary>The containers of this machine, with all that running them takes.</summary>
public sealed class ContainerRuntimes
{
    private const int PullsUntilPlanned = 2;

    private readonly PullGate _pulls = new(PullsUntilPlanned);

    /// <param name="keepLog">Has a log cut when it gets long, also while the daemon is away.</param>
    /// <param name="tell">Is called on any thread, and must only pass on.</param>
    public ContainerRuntimes(
        ContainerRuntimeSettings settings,
        IAgentSurroundings surroundings,
        TimeProvider clock,
        IChance chance,
        Action<string, LogDefinition> keepLog,
        IContainerLeashes leashes,
        Action<MakingNote> tell,
        WorkFaults faults
    )
    {
        var logins = new RegistryLogins(UserSurroundings.OfThisProcess(), clock);
        Runtime = new ContainerRuntime(
            settings,
            new ContainerRuntimeParts
            {
                Engine = new EngineSource(clock),
                Maker = new ContainerMaking(new ImagePulls(logins, _pulls), clock, tell),
                Surroundings = surroundings,
                KeepLog = keepLog,
                Leashes = leashes,
                Tell = tell,
                Faults = faults,
                Clock = clock,
                Chance = chance,
            }
        );
    }

    public ContainerRuntime Runtime { get; }

    /// <summary>Another plan holds: the engine is looked for if it has containers, and nobody waits for that.</summary>
    public void Follow(NodePlan plan)
    {
        _pulls.Limit = plan.PullConcurrency;
        Runtime.Follow(plan);
        if (plan.Groups.Any(group => group.Agents.Any(agent => agent.Launch.Runtime is RuntimeKind.Containers)))
        {
            Runtime.Expect();
        }
    }
}

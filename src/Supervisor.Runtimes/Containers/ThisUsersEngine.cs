using Supervisor.Actors.Systems;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers;

/// <summary>The engine that this user's own <c>docker</c> would speak to, with his credentials for registries.</summary>
public static class ThisUsersEngine
{
    private const int PullsAtOnce = 3;

    public static ContainerRuntime Runtime(
        ContainerRuntimeSettings settings,
        IAgentSurroundings surroundings,
        TimeProvider clock,
        IChance chance,
        ContainerListener listener
    )
    {
        var pulls = new ImagePulls(
            new RegistryLogins(UserSurroundings.OfThisProcess(), clock),
            new PullGate(PullsAtOnce)
        );
        return new ContainerRuntime(
            settings,
            new ContainerRuntimeParts
            {
                Engine = new EngineSource(clock),
                Maker = new EngineMakers(pulls, clock, note => listener.Told(note.Agent, note.IsWarning, note.Text)),
                Surroundings = surroundings,
                KeepLog = listener.KeepLog,
                Clock = clock,
                Chance = chance,
            }
        );
    }
}

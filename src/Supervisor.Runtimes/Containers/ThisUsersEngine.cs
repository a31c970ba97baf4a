using Supervisor.Actors.Systems;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers;

/// <summary>The engine that this user's own <c>docker</c> would speak to, with his credentials for registries.</summary>
public static class ThisUsersEngine
{
    private const int PullsAtOnce = 3;

    /// <param name="tell">
    /// What is worth saying while a container is made: whether something is not as the file says, and what. On any thread, to be
    /// passed on only.
    /// </param>
    public static ContainerRuntime Runtime(
        ContainerRuntimeSettings settings,
        IAgentSurroundings surroundings,
        TimeProvider clock,
        IChance chance,
        Action<AgentAddress, bool, string> tell
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
                Maker = new EngineMakers(pulls, clock, note => tell(note.Agent, note.IsWarning, note.Text)),
                Surroundings = surroundings,
                Clock = clock,
                Chance = chance,
            }
        );
    }
}

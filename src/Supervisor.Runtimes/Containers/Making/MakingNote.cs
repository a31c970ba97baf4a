using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>What is worth saying while a container is made or ended, though it stops nothing.</summary>
/// <param name="IsWarning">Something is not as the file says; otherwise it is how far something has come.</param>
public sealed record MakingNote(AgentAddress Agent, bool IsWarning, string Text)
{
    public static MakingNote Warning(AgentAddress agent, OperatorError error) =>
        new(agent, IsWarning: true, $"{error.Message} {error.Why}");
}

using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>What is worth saying while a container is made, though it stops nothing.</summary>
/// <param name="IsWarning">Something is not as the file says; otherwise it is how far something has come.</param>
public sealed record MakingNote(AgentAddress Agent, bool IsWarning, string Text);

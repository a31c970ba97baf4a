namespace Supervisor.Supervision.Ownership.Notes;

/// <param name="Epoch">Of the ownership by which it is so.</param>
public sealed record NotedAgent(long Epoch, AgentNote Note);

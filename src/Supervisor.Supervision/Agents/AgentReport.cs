namespace Supervisor.Supervision.Agents;

/// <summary>What an agent's supervisor tells its group, whenever it changes.</summary>
/// <param name="IsNew">The first of this incarnation of the supervisor, which has no orders yet and waits for them.</param>
public sealed record AgentReport(AgentSnapshot Snapshot, bool IsNew);

namespace Supervisor.Supervision.Agents;

/// <param name="Orders">What its group wants of it; null before it has said so.</param>
/// <param name="Problem">Why its supervisor is out of use or cannot write; null when neither.</param>
public sealed record AgentDescription(AgentSnapshot Snapshot, AgentState State, AgentOrders? Orders, string? Problem);

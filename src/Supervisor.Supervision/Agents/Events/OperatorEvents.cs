namespace Supervisor.Supervision.Agents.Events;

/// <param name="By">The operator.</param>
public sealed record AgentStartOrdered(string By) : AgentEvent;

/// <inheritdoc cref="AgentStartOrdered"/>
public sealed record AgentStopOrdered(string By) : AgentEvent;

/// <inheritdoc cref="AgentStartOrdered"/>
public sealed record AgentRestartOrdered(string By) : AgentEvent;

/// <summary>Out of quarantine, its past failures forgotten.</summary>
/// <param name="By">The operator, or the revision that changed it.</param>
public sealed record AgentReleased(string By) : AgentEvent;

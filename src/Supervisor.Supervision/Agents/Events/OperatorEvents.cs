namespace Supervisor.Supervision.Agents.Events;

/// <param name="By">The operator.</param>
/// <param name="IgnoresHold">Nothing was started by itself then, and this is to be started all the same.</param>
public sealed record AgentStartOrdered(string By, bool IgnoresHold) : AgentEvent;

/// <param name="By">The operator.</param>
public sealed record AgentStopOrdered(string By) : AgentEvent;

/// <inheritdoc cref="AgentStartOrdered"/>
public sealed record AgentRestartOrdered(string By, bool IgnoresHold) : AgentEvent;

/// <summary>Out of quarantine, its past failures forgotten.</summary>
/// <param name="By">The operator, or the revision that changed it.</param>
public sealed record AgentReleased(string By) : AgentEvent;

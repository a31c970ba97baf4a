using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Agents.Signals;

/// <summary>What an agent says of itself, by whichever way.</summary>
/// <param name="Incarnation">Who says it, as far as the way tells: by its token, by the socket's path. Null: whoever runs now.</param>
/// <param name="Source">The way, for history: <c>http</c>, <c>notify</c>, <c>fd</c>, <c>redis</c>.</param>
public sealed record AgentSignal(AgentAddress Agent, string? Incarnation, string Source, AgentWord Word);

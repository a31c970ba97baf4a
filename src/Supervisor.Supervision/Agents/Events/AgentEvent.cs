using Supervisor.Contracts.Time;

namespace Supervisor.Supervision.Agents.Events;

/// <summary>What happened to an agent, as its journal has it.</summary>
public abstract record AgentEvent
{
    private protected AgentEvent() { }

    /// <summary>When it was decided.</summary>
    public HybridTime At { get; init; }
}

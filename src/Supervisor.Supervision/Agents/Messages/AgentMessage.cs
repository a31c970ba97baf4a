namespace Supervisor.Supervision.Agents.Messages;

/// <summary>What an agent's supervisor understands.</summary>
public abstract record AgentMessage
{
    /// <summary>Only the agent's own folder adds messages.</summary>
    private protected AgentMessage() { }

    /// <summary>What the supervisor knows beside its state when it decides; filled in by itself.</summary>
    internal AgentFacts Facts { get; init; } = AgentFacts.None;
}

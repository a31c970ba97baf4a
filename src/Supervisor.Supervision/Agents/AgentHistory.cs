using Supervisor.Supervision.Agents.Events;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Rules;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Supervision.Agents;

/// <summary>What an agent's journal says of it, for those who ask while no daemon runs.</summary>
public static class AgentHistory
{
    /// <param name="read">Of the agent's own stream.</param>
    /// <returns>Null: it cannot be said.</returns>
    public static AgentState? StateIn(AgentAddress agent, ReadOutcome read) =>
        StreamHistory.StateIn(StreamOf(agent), read, out _);

    internal static StreamDefinition<AgentMessage, AgentEvent, AgentState> StreamOf(AgentAddress agent) =>
        new($"agent:{agent.Path}", "", new AgentRules(), AgentEvents.Codec, AgentEvents.Snapshots);
}

using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Agents;

/// <summary>Leads from an agent's name to its supervisor. Any thread may ask.</summary>
public interface IAgentDirectory
{
    /// <returns>Null when this node has no such agent.</returns>
    ActorRef<AgentMessage>? Find(AgentAddress agent);
}

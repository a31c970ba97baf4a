using Supervisor.Actors;
using Supervisor.Supervision.Commands;

namespace Supervisor.Supervision.Agents.Messages;

public sealed record DescribeAgent(ActorRef<AgentDescription> ReplyTo) : AgentMessage, IQuery;

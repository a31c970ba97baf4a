using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Runtimes;

/// <summary>What the keeper of a runtime's news understands.</summary>
public abstract record KeeperMessage
{
    private protected KeeperMessage() { }
}

/// <summary>
/// This agent wants to know of its workloads from now on, and of those that are there. It is told after the next whole
/// inventory whether <paramref name="Incarnation"/> is in it; empty: of none in particular.
/// </summary>
public sealed record FollowWorkloads(AgentAddress Agent, string Incarnation, ActorRef<AgentMessage> Follower)
    : KeeperMessage;

/// <summary>Something of this agent is in doubt: have a look now, and tell it as with <see cref="FollowWorkloads"/>.</summary>
public sealed record LookAgain(AgentAddress Agent, string Incarnation) : KeeperMessage;

/// <summary>Answered with what is there and belongs to nobody who follows.</summary>
public sealed record AskForOrphans(ActorRef<OrphanList> ReplyTo) : KeeperMessage;

/// <param name="Problem">Why the runtime cannot be asked; null when it can.</param>
public sealed record OrphanList(IReadOnlyList<Workload> Orphans, string? Problem);

internal sealed record RuntimeSaid(RuntimeNews News) : KeeperMessage;

internal sealed record InventoryCame(long Look, Inventory Inventory) : KeeperMessage;

/// <summary>The actor that followed for an agent has stopped.</summary>
internal sealed record FollowerEnded(AgentAddress Agent, ActorRef<AgentMessage> Follower) : KeeperMessage;

internal sealed record LookIsDue : KeeperMessage;

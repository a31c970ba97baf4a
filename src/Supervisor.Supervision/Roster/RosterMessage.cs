using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster.Remote;

namespace Supervisor.Supervision.Roster;

/// <summary>What the roster understands: it holds the last snapshot of every agent and group of the node.</summary>
public abstract record RosterMessage
{
    private protected RosterMessage() { }
}

public sealed record AgentIs(AgentSnapshot Snapshot) : RosterMessage;

public sealed record GroupIs(GroupSnapshot Snapshot) : RosterMessage;

public sealed record AgentIsGone(AgentAddress Agent) : RosterMessage;

public sealed record GroupIsGone(string Group) : RosterMessage;

/// <summary>
/// The agent is told <see cref="NeedsChanged"/> now and whenever one of its needs stands otherwise; asked again, the new
/// list replaces the old.
/// </summary>
public sealed record FollowNeeds(
    AgentAddress Agent,
    ImmutableArray<NeedDefinition> Needs,
    ActorRef<AgentMessage> Follower
) : RosterMessage;

/// <summary>
/// The agent is told <see cref="DependentsChanged"/> now and whenever the set of those changes that are to stop and have
/// not stopped.
/// </summary>
public sealed record FollowDependents(
    AgentAddress Agent,
    ImmutableArray<AgentAddress> Dependents,
    ActorRef<AgentMessage> Follower
) : RosterMessage
{
    /// <summary>
    /// Those of them that are to stop for sure, though they may not have said so yet: until then a stop of all would find
    /// nobody to wait for.
    /// </summary>
    public ImmutableArray<AgentAddress> ToStopInAnyCase { get; init; } = [];
}

public sealed record Unfollow(AgentAddress Agent) : RosterMessage;

/// <summary>All that is known of what agents of this node need on others, in the place of what was known before.</summary>
public sealed record OthersStand(ImmutableDictionary<NeedTarget, RemoteStanding> Standings) : RosterMessage;

/// <summary>Answered with everything, as it is now.</summary>
public sealed record ReadRoster(ActorRef<RosterView> ReplyTo) : RosterMessage;

/// <summary>Told the whole view now and after each change, until it stops.</summary>
public sealed record WatchRoster(ActorRef<RosterView> Watcher) : RosterMessage;

/// <param name="Version">Rises with every change.</param>
public sealed record RosterView(
    long Version,
    ImmutableSortedDictionary<string, AgentSnapshot> Agents,
    ImmutableSortedDictionary<string, GroupSnapshot> Groups
)
{
    /// <summary>What agents of this node need on others.</summary>
    public ImmutableHashSet<NeedTarget> Wanted { get; init; } = [];

    /// <summary>How that stands; empty of a node that hears of no others.</summary>
    public ImmutableDictionary<NeedTarget, RemoteStanding> Others { get; init; } =
        ImmutableDictionary<NeedTarget, RemoteStanding>.Empty;

    /// <summary>Those of the file, without the containers that are there for them.</summary>
    public IEnumerable<AgentSnapshot> Programs => Agents.Values.Where(agent => !agent.Address.IsHolder);
}

using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Groups;

namespace Supervisor.Supervision.Nodes;

/// <summary>
/// Where the supervisors of a node's groups and agents are, for those who have a word for one of them: listeners for
/// readiness, operators. Kept by who spawns them; any thread may ask.
/// </summary>
public sealed class AgentDirectory : IAgentDirectory
{
    private ImmutableDictionary<AgentAddress, ActorRef<AgentMessage>> _agents = ImmutableDictionary.Create<
        AgentAddress,
        ActorRef<AgentMessage>
    >();

    private ImmutableDictionary<string, ActorRef<GroupMessage>> _groups = ImmutableDictionary.Create<
        string,
        ActorRef<GroupMessage>
    >(StringComparer.Ordinal);

    /// <summary>As they are at this moment.</summary>
    public ImmutableDictionary<AgentAddress, ActorRef<AgentMessage>> Agents => Volatile.Read(ref _agents);

    /// <inheritdoc cref="Agents"/>
    public ImmutableDictionary<string, ActorRef<GroupMessage>> Groups => Volatile.Read(ref _groups);

    /// <summary>Null: there is none of that address now.</summary>
    public ActorRef<AgentMessage>? Find(AgentAddress agent) => Agents.GetValueOrDefault(agent);

    /// <inheritdoc cref="Find"/>
    public ActorRef<GroupMessage>? FindGroup(string group) => Groups.GetValueOrDefault(group);

    internal void Add(AgentAddress agent, ActorRef<AgentMessage> actor) =>
        ImmutableInterlocked.Update(ref _agents, agents => agents.SetItem(agent, actor));

    internal void Add(string group, ActorRef<GroupMessage> actor) =>
        ImmutableInterlocked.Update(ref _groups, groups => groups.SetItem(group, actor));

    /// <summary>Unless another has its place by now.</summary>
    internal void Remove(AgentAddress agent, ActorRef<AgentMessage> actor) =>
        ImmutableInterlocked.Update(
            ref _agents,
            agents => agents.GetValueOrDefault(agent) == actor ? agents.Remove(agent) : agents
        );

    /// <inheritdoc cref="Remove(AgentAddress, ActorRef{AgentMessage})"/>
    internal void Remove(string group, ActorRef<GroupMessage> actor) =>
        ImmutableInterlocked.Update(
            ref _groups,
            groups => groups.GetValueOrDefault(group) == actor ? groups.Remove(group) : groups
        );
}

using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;

namespace Supervisor.Supervision.Groups;

/// <summary>What a group's supervisor understands.</summary>
public abstract record GroupMessage
{
    /// <summary>Only the group's own folder adds messages.</summary>
    private protected GroupMessage() { }

    /// <summary>What the supervisor knows beside its state when it decides; filled in by itself.</summary>
    internal GroupFacts Facts { get; init; } = GroupFacts.None;
}

/// <summary>Its node says what it wants; the last word holds, and is said again at each start.</summary>
/// <param name="CausedBy">As it is written into the events that follow.</param>
public sealed record TakeMandate(GroupMandate Mandate, string CausedBy) : GroupMessage, IObservation;

public sealed record DescribeGroup(ActorRef<GroupDescription> ReplyTo) : GroupMessage, IQuery;

/// <summary>The stream was read; told by the group's actor to itself.</summary>
internal sealed record GroupRecovered : GroupMessage, IObservation;

internal sealed record AgentSays(AgentReport Report) : GroupMessage, IObservation;

/// <summary>The supervisor of an agent that was to end is gone.</summary>
internal sealed record AgentHasEnded(string Agent) : GroupMessage, IObservation;

/// <summary>The delay before a restart is over.</summary>
internal sealed record RoundIsDue : GroupMessage, IObservation;

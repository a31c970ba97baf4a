using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Commands;

namespace Supervisor.Supervision.Nodes;

/// <summary>What a node's supervisor understands.</summary>
public abstract record NodeMessage
{
    /// <summary>Only the node's own project adds messages.</summary>
    private protected NodeMessage() { }

    /// <summary>What the supervisor knows beside its state when it decides; filled in by itself.</summary>
    internal FleetFacts Facts { get; init; } = FleetFacts.None;
}

/// <summary>The daemon has come up; told by the node's actor to itself, once the journal was read.</summary>
internal sealed record NodeComesUp : NodeMessage;

/// <summary>The daemon is about to stop in order; answered when that is written down.</summary>
/// <param name="Cause">What makes it stop; null when only that it was started is known.</param>
public sealed record NodeGoesDown(ActorRef<NodeIsDown> ReplyTo, string? Cause = null) : NodeMessage;

public sealed record NodeIsDown;

/// <summary>An operator wants the daemon to stop in order. Done means that this is written down and will be obeyed.</summary>
public sealed record StopNode(CommandId Id, ActorRef<CommandOutcome> ReplyTo) : NodeMessage, ICommand;

public sealed record DescribeNode(ActorRef<NodeDescription> ReplyTo) : NodeMessage, IQuery
{
    /// <summary>Of which it is asked as well whether it was carried out.</summary>
    public CommandId? Command { get; init; }
}

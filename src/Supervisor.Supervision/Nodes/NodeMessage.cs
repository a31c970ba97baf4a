using Supervisor.Actors;
using Supervisor.Supervision.Commands;

namespace Supervisor.Supervision.Nodes;

/// <summary>What a node's supervisor understands.</summary>
public abstract record NodeMessage
{
    /// <summary>Only the node's own project adds messages.</summary>
    private protected NodeMessage() { }
}

/// <summary>The daemon has come up; told by the node's actor to itself, once the journal was read.</summary>
internal sealed record NodeComesUp : NodeMessage;

/// <summary>The daemon is about to stop in order; answered when that is written down.</summary>
public sealed record NodeGoesDown(ActorRef<NodeIsDown> ReplyTo) : NodeMessage;

public sealed record NodeIsDown;

public sealed record DescribeNode(ActorRef<NodeDescription> ReplyTo) : NodeMessage, IQuery;

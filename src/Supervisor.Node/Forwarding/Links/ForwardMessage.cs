using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.Node.Forwarding.Links;

/// <summary>What the actor understands that passes commands on to other nodes, and takes those of others.</summary>
internal abstract record ForwardMessage;

internal sealed record LaneSays(LaneNews<CommandWord> News) : ForwardMessage;

/// <summary>An operator's command for another node.</summary>
internal sealed record BeginAsk(RemoteAnswer Answer) : ForwardMessage;

/// <summary>The operator has taken so many more frames.</summary>
internal sealed record TakeMore(long Ask, int Frames) : ForwardMessage;

/// <summary>Nobody waits for the answer any more.</summary>
internal sealed record LeaveAsk(long Ask) : ForwardMessage;

/// <summary>It was to have been said by now.</summary>
internal sealed record AskIsLate(long Ask) : ForwardMessage;

internal sealed record ServedSays(ServedKey Key, Frame Frame) : ForwardMessage;

/// <summary>A command that runs here for another node.</summary>
/// <param name="Link">Over which it was asked for: what comes for another link is nobody's.</param>
internal readonly record struct ServedKey(NodeId Node, LinkId Link, long Ask);

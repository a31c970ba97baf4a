using Supervisor.Actors;
using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.Supervision.Probing;

internal abstract record ProbeMessage;

internal sealed record DescribeProbe(ActorRef<ProbeDescription> ReplyTo) : ProbeMessage;

/// <summary>The agent wants to hear again what it was told last.</summary>
internal sealed record RepeatVerdict : ProbeMessage;

/// <summary>The observer answers a try that it was told of, or has changed its mind on itself.</summary>
internal sealed record ObserverJudged(bool IsSuspect) : ProbeMessage;

internal sealed record TryDue : ProbeMessage;

internal sealed record TryEnded(ProbeAnswer Answer) : ProbeMessage;

using Supervisor.Actors;

namespace Supervisor.Supervision.Probing.Observing;

/// <summary>What the observer understands: who probes on this node, and how far it may be believed.</summary>
public abstract record ObserverMessage
{
    /// <summary>Only this folder adds messages.</summary>
    private protected ObserverMessage() { }
}

public sealed record DescribeObserver(ActorRef<ObserverDescription> ReplyTo) : ObserverMessage;

/// <summary>Told at once, and again whenever it becomes suspected or is believed again.</summary>
public sealed record FollowObserver(ActorRef<ObserverDescription> Follower) : ObserverMessage;

/// <param name="Passes">Null: the try says nothing of the observer.</param>
/// <param name="Probe">Answered, unless the try passed and nothing has changed.</param>
internal sealed record TryReported(ProbeId Id, bool? Passes, ActorRef<ProbeMessage> Probe) : ObserverMessage;

internal sealed record ProbeGone(ProbeId Id) : ObserverMessage;

internal sealed record FollowerGone(ActorRef<ObserverDescription> Follower) : ObserverMessage;

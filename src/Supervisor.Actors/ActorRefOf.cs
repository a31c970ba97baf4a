using Supervisor.Actors.Asking;

namespace Supervisor.Actors;

/// <summary>A way to tell messages to an actor. It stays valid across the actor's restarts.</summary>
public abstract class ActorRef<TMessage> : ActorRef
{
    private protected ActorRef() { }

    /// <summary>
    /// Puts the message into the actor's mailbox. Messages of one sender to one actor are handled in the order in which
    /// they were told.
    /// </summary>
    public abstract TellResult Tell(TMessage message);

    /// <summary>
    /// Tells a request that carries a reply address, and gives the first reply. It never throws for what may happen to
    /// the request: no answer in time, cancellation and a target that is gone are outcomes of their own.
    /// </summary>
    public abstract Task<AskOutcome<TReply>> Ask<TReply>(
        Func<ActorRef<TReply>, TMessage> request,
        TimeSpan timeout,
        CancellationToken cancellation = default
    );
}

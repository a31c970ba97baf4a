using Supervisor.Actors.Timing;

namespace Supervisor.Actors;

/// <summary>What an actor may do besides telling. Only for use inside the actor's own handlers.</summary>
public interface IActorContext<TMessage>
{
    ActorRef<TMessage> Self { get; }

    /// <summary>1 for the first start, and higher after each restart.</summary>
    int Incarnation { get; }

    /// <summary>Monotonic time since the actor system's start; for deadlines and windows.</summary>
    TimeSpan Now { get; }

    /// <summary>The wall clock; for display and records, never for deadlines.</summary>
    DateTimeOffset WallClock { get; }

    /// <summary>A number in [0, 1) from the system's seeded source.</summary>
    double Chance();

    ITimers<TMessage> Timers { get; }

    /// <summary>Children in the order in which they were spawned.</summary>
    IEnumerable<ActorRef> Children { get; }

    /// <summary>Starts a child. A name is unique among the living children; without one the child gets a number.</summary>
    ActorRef<TChild> Spawn<TChild>(Props<TChild> props, string? name = null);

    /// <summary>Stops a child, or the actor itself, after the message that it is handling.</summary>
    void Stop(ActorRef actor);

    /// <summary>
    /// Asks to be told once, by <see cref="Actor{TMessage}.OnTerminated"/>, when the other has stopped; at once if it
    /// has already. A watch ends with the incarnation that set it.
    /// </summary>
    void Watch(ActorRef actor);

    /// <summary>As <see cref="Watch"/>, but the given message is received instead.</summary>
    void WatchWith(ActorRef actor, TMessage message);

    /// <summary>After this nothing more arrives of a watch, not even a termination that was already in the mailbox.</summary>
    void Unwatch(ActorRef actor);

    /// <summary>Puts the message that is being handled aside.</summary>
    void Stash();

    /// <summary>Puts all that was stashed back in front of the mailbox, in its old order.</summary>
    void UnstashAll();

    /// <summary>
    /// From now on the mail waits where it is, in its order, until <see cref="ReleaseMail"/>. Two kinds of entries are
    /// handled all the same: the actor's own code (<see cref="Continue"/>, <see cref="ITimers{TMessage}.RunOnce"/>), and
    /// messages that were told, asked or set on a timer and that <see cref="Actor{TMessage}.PassesHold"/> lets pass.
    /// Everything else waits, terminations too. Holding costs nothing for mail that has waited through an earlier hold. A
    /// hold ends with the incarnation.
    /// </summary>
    void HoldMail();

    void ReleaseMail();

    /// <summary>
    /// Receives the outcome of I/O as a message. It reaches only the incarnation that asked: for a later one it is a
    /// dead letter.
    /// </summary>
    void PipeToSelf<TResult>(Task<TResult> task, Func<TResult, TMessage> onResult, Func<Exception, TMessage> onFault);

    /// <summary>
    /// As <see cref="PipeToSelf"/>, for an outcome that is no message of the actor's own kind: the code runs as an entry
    /// of the mailbox, with the ended task, if the incarnation is still the same; even while the mail is held.
    /// </summary>
    void Continue<TResult>(Task<TResult> task, Action<Task<TResult>> onEnd);

    /// <summary>A ref by which others tell messages of their own kind; they reach only the incarnation that made it.</summary>
    ActorRef<TOther> Adapt<TOther>(Func<TOther, TMessage> map);

    /// <summary>Says that the actor has no use for the message: it is counted as a dead letter.</summary>
    void Unhandled(TMessage message);
}

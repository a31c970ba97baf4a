using Supervisor.Actors.Strategies;

namespace Supervisor.Actors;

/// <summary>
/// An actor receives one message at a time, changes its own state, tells others and returns. It never awaits, blocks,
/// sleeps or takes a lock: I/O is started through a port and its outcome piped back as a message.
/// <para>
/// One object is one incarnation: after a restart a new object, made by the same <see cref="Props{TMessage}"/>, stands
/// behind the same ref. What must outlive a restart is in the journal, not in fields.
/// </para>
/// </summary>
public abstract class Actor<TMessage>
{
    private IActorContext<TMessage>? _context;

    /// <summary>Available from <see cref="PreStart"/> on, not yet in the constructor.</summary>
    protected IActorContext<TMessage> Context =>
        _context ?? throw new InvalidOperationException("An actor has no context before PreStart.");

    protected ActorRef<TMessage> Self => Context.Self;

    /// <summary>What is done when a child fails.</summary>
    protected internal virtual SupervisionStrategy Strategy => SupervisionStrategy.Default;

    /// <summary>Runs before the first message of each incarnation. A throw here is a failure like any other.</summary>
    protected internal virtual void PreStart() { }

    protected internal abstract void Receive(TMessage message);

    /// <summary>
    /// Whether a message is received even while the mail is held. It must depend on the message alone: it is asked once for
    /// each message that meets a hold.
    /// </summary>
    protected internal virtual bool PassesHold(TMessage message) => false;

    /// <summary>An actor that this incarnation watched with <see cref="IActorContext{TMessage}.Watch"/> has stopped.</summary>
    protected internal virtual void OnTerminated(ActorRef actor) => throw new UnhandledTerminationException(actor.Path);

    /// <summary>Runs on the failed incarnation once its children have stopped, before the next one is made.</summary>
    protected internal virtual void PreRestart(Exception cause) => PostStop();

    /// <summary>Runs once the children have stopped, after the last message.</summary>
    protected internal virtual void PostStop() { }

    internal void Attach(IActorContext<TMessage> context) =>
        _context = _context is null
            ? context
            : throw new InvalidOperationException("Props must make a new object for each incarnation.");
}

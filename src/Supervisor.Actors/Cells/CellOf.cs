using Supervisor.Actors.Letters;
using Supervisor.Actors.Mailboxes;
using Supervisor.Actors.Strategies;
using Supervisor.Actors.Systems;
using Supervisor.Actors.Timing;

namespace Supervisor.Actors.Cells;

/// <summary>The cell of actors that understand one kind of message: holds the incarnation and what belongs to it.</summary>
internal sealed class Cell<TMessage> : Cell
{
    private readonly Props<TMessage> _props;
    private readonly LocalRef<TMessage> _ref;
    private Actor<TMessage>? _actor;
    private Envelope? _current;
    private Stash _stash;
    private int _placesTaken;

    internal Cell(ActorSystem system, Cell? parent, string? givenName, long number, Props<TMessage> props)
        : base(system, parent, givenName, number)
    {
        _props = props;
        _ref = new LocalRef<TMessage>(this);
    }

    internal override ActorRef Ref => _ref;

    internal LocalRef<TMessage> TypedRef => _ref;

    internal override Type? ActorType => _actor?.GetType();

    internal override SupervisionStrategy Strategy => _actor?.Strategy ?? SupervisionStrategy.Default;

    internal ActorTimers<TMessage>? Timers { get; set; }

    internal Dictionary<ActorRef, Watch<TMessage>>? Watches { get; set; }

    /// <summary>For what others tell; what the kernel delivers is posted without asking for a place.</summary>
    internal TellResult PostIfRoom(Envelope envelope)
    {
        if (_props.MailboxCapacity is { } capacity && Interlocked.Increment(ref _placesTaken) > capacity)
        {
            Interlocked.Decrement(ref _placesTaken);
            envelope.Refuse(this, DeadLetterReason.Full);
            return TellResult.Full;
        }

        return Post(envelope);
    }

    internal void Receive(TMessage message) => _actor!.Receive(message);

    internal void ReceiveTermination(ActorRef actor, Watch<TMessage> watch)
    {
        if (Watches?.GetValueOrDefault(actor) != watch)
        {
            return;
        }

        Watches!.Remove(actor);
        if (watch.HasMessage)
        {
            _actor!.Receive(watch.Message!);
        }
        else
        {
            _actor!.OnTerminated(actor);
        }
    }

    internal void StashCurrent()
    {
        var current =
            _current ?? throw new InvalidOperationException("There is no message to stash, or it is stashed already.");
        _current = null;
        _stash.Add(current);
    }

    internal void Unstash() => _stash.ReturnTo(this);

    internal override int CountWaiting() => base.CountWaiting() + _stash.Count();

    internal override void OnWatchedStopped(ActorRef actor)
    {
        if (Watches?.GetValueOrDefault(actor) is { } watch)
        {
            Post(new TerminatedEnvelope<TMessage>(actor, watch));
        }
    }

    internal override void MakeActor()
    {
        _actor = _props.Create();
        _actor.Attach(new ActorContext<TMessage>(this));
        _actor.PreStart();
    }

    internal override void DropWhatIsOfTheIncarnation()
    {
        Timers?.CancelAll();
        foreach (var actor in Watches?.Keys ?? Enumerable.Empty<ActorRef>())
        {
            actor.RemoveWatcher(this);
        }

        Watches = null;
        Unstash();
    }

    internal override void RetireActor(Exception cause)
    {
        var failed = _actor;
        _actor = null;
        failed?.PreRestart(cause);
    }

    internal override void EndActor()
    {
        var stopping = _actor;
        _actor = null;
        stopping?.PostStop();
    }

    protected override void Open(Envelope envelope)
    {
        _current = envelope;
        try
        {
            envelope.Deliver(this);
        }
        finally
        {
            if (_props.MailboxCapacity is not null && envelope.TakesPlace && _current is not null)
            {
                Interlocked.Decrement(ref _placesTaken);
            }

            _current = null;
        }
    }
}

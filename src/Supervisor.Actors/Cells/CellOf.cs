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
    private EnvelopeList _stash;
    private int _placesTaken;

    internal Cell(ActorSystem system, Cell? parent, ActorName name, Props<TMessage> props)
        : base(system, parent, name)
    {
        _props = props;
        _ref = new LocalRef<TMessage>(this);
    }

    internal override ActorRef Ref => _ref;

    internal LocalRef<TMessage> TypedRef => _ref;

    internal override Type? ActorType => _actor?.GetType();

    internal override SupervisionStrategy Strategy => _actor?.Strategy ?? SupervisionStrategy.Default;

    internal ActorTimers<TMessage>? Timers { get; set; }

    internal WatchList<TMessage>? Watches { get; set; }

    /// <summary>True when the message that is being handled was put aside.</summary>
    internal bool HasStashedCurrent => _current is null;

    internal override TellResult PostIfRoom(Envelope envelope)
    {
        // The places of a stopped actor stay taken, but what it says is that it has gone.
        if (_props.MailboxCapacity is not { } capacity || Life.Phase == CellPhase.Stopped || TryTakePlace(capacity))
        {
            return Post(envelope);
        }

        envelope.Refuse(this, DeadLetterReason.Full);
        return TellResult.Full;
    }

    internal void Receive(TMessage message) => _actor!.Receive(message);

    internal void ReceiveTermination(Watch<TMessage> watch)
    {
        if (watch.HasMessage)
        {
            _actor!.Receive(watch.Message!);
        }
        else
        {
            _actor!.OnTerminated(watch.Actor);
        }
    }

    internal void StashCurrent()
    {
        var current =
            _current ?? throw new InvalidOperationException("There is no message to stash, or it is stashed already.");
        _current = null;
        _stash.Add(current);
    }

    internal void Unstash()
    {
        if (_stash.TryTakeAll(out var first, out var last))
        {
            Mailbox.PutInFront(first, last);
        }
    }

    internal bool LetsPass(TMessage message) => _actor!.PassesHold(message);

    internal override int CountWaiting() => base.CountWaiting() + _stash.Count;

    internal override void OnWatchedStopped(ActorRef actor)
    {
        if (Watches?.Find(actor) is { } watch)
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
        Watches?.RemoveAll();
        Mailbox.Release();
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
            if (Mailbox.IsHeld && !envelope.PassesHold(this))
            {
                _current = null;
                Mailbox.Wait(envelope);
            }
            else if (!envelope.TryDeliver(this))
            {
                envelope.Refuse(this, DeadLetterReason.Stale);
            }
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

    private bool TryTakePlace(int capacity)
    {
        var taken = Volatile.Read(ref _placesTaken);
        while (taken < capacity)
        {
            var seen = Interlocked.CompareExchange(ref _placesTaken, taken + 1, taken);
            if (seen == taken)
            {
                return true;
            }

            taken = seen;
        }

        return false;
    }
}

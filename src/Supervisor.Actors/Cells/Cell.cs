using Supervisor.Actors.Cells.Failures;
using Supervisor.Actors.Dispatching;
using Supervisor.Actors.Letters;
using Supervisor.Actors.Mailboxes;
using Supervisor.Actors.Strategies;
using Supervisor.Actors.Systems;
using Supervisor.Actors.Timing;

namespace Supervisor.Actors.Cells;

/// <summary>
/// The part of an actor that stays while its incarnations come and go: its place in the tree, its mailbox and its turns.
/// Any thread may post and send; everything else happens in the cell's turn, of which there is never more than one.
/// </summary>
internal abstract class Cell : ITurn, IWatcher
{
    // In this order: what is seldom used lies between what each turn looks at and what each sender writes.
    private SignalQueue _signals;
    private readonly ActorName _name;
    internal Siblings Siblings;
    internal Supervised Supervised = new();
    private TurnClaim _claim = new();

    /// <summary>Anyone pushes; the rest of it belongs to the cell's turn.</summary>
    internal Mailbox Mailbox;

    protected Cell(ActorSystem system, Cell? parent, ActorName name)
    {
        System = system;
        Parent = parent;
        _name = name;
        Life = new Lifecycle(this);
    }

    internal ActorSystem System { get; }

    internal Cell? Parent { get; }

    internal Lifecycle Life { get; }

    internal Deadlines Deadlines => System.Deadlines;

    internal string Name => _name.ToString();

    internal bool IsNamed => _name.IsGiven;

    public string Path => Parent is null ? Name : $"{Parent.Path}/{Name}";

    bool IWatcher.IsDone => Life.Phase == CellPhase.Stopped;

    internal abstract ActorRef Ref { get; }

    internal abstract Type? ActorType { get; }

    internal abstract SupervisionStrategy Strategy { get; }

    internal void Start() => System.Dispatcher.Schedule(this);

    /// <summary>For what others tell; what the kernel delivers is posted without asking for a place.</summary>
    internal abstract TellResult PostIfRoom(Envelope envelope);

    internal TellResult Post(Envelope envelope)
    {
        if (Life.Phase == CellPhase.Stopped)
        {
            envelope.Refuse(this, DeadLetterReason.Stopped);
            return TellResult.Gone;
        }

        if (Mailbox.Push(envelope))
        {
            Wake();
        }

        return TellResult.Accepted;
    }

    internal void Send(Signal signal)
    {
        _signals.Push(signal);
        Wake();
    }

    void IWatcher.OnStopped(ActorRef actor) => Send(new WatchedStoppedSignal(actor));

    void IThreadPoolWorkItem.Execute()
    {
        if (Life.Phase == CellPhase.New)
        {
            Life.Begin();
        }

        for (var left = System.Dispatcher.MessagesPerTurn; left > 0; left--)
        {
            if (_signals.HasAny)
            {
                ApplySignals();
            }

            if (!Life.TakesMail || !Mailbox.TryTake(out var envelope))
            {
                EndTurn();
                return;
            }

            Handle(envelope);
        }

        // More may wait, so the claim is kept and only the order of turns is left to the dispatcher.
        System.Dispatcher.ScheduleLast(this);
    }

    internal virtual int CountWaiting() => Mailbox.Count();

    internal void RefuseAllMail()
    {
        while (Mailbox.TryTake(out var envelope))
        {
            envelope.Refuse(this, DeadLetterReason.Stopped);
        }
    }

    internal void Bury(object? message, DeadLetterReason reason) => System.DeadLetters.Publish(message, Path, reason);

    /// <summary>The parent wants it to stop; in the parent's turn.</summary>
    internal void OrderStop()
    {
        Supervised.StopIsOrdered = true;
        Send(new StopSignal());
    }

    /// <summary>Makes the actor and runs its PreStart.</summary>
    internal abstract void MakeActor();

    /// <summary>Timers, watches and the like, which no later incarnation may see.</summary>
    internal abstract void DropWhatIsOfTheIncarnation();

    /// <summary>Runs PreRestart on the failed actor, if there is one, and lets it go.</summary>
    internal abstract void RetireActor(Exception cause);

    /// <summary>Runs PostStop on the actor, if there is one, and lets it go.</summary>
    internal abstract void EndActor();

    internal abstract void OnWatchedStopped(ActorRef actor);

    /// <summary>Handles one message of the mailbox, or keeps it if the mail is held.</summary>
    protected abstract void Open(Envelope envelope);

    private void Handle(Envelope envelope)
    {
        try
        {
            Open(envelope);
        }
        catch (Exception cause)
        {
            Life.Fail(cause);
        }
    }

    private void ApplySignals()
    {
        for (var signal = _signals.TakeAll(); signal is not null; signal = signal.Next)
        {
            try
            {
                signal.Apply(this);
            }
            catch (Exception cause)
            {
                Life.Fail(cause);
            }
        }
    }

    private void EndTurn()
    {
        var wantsMail = Life.TakesMail;
        if (Life.Phase == CellPhase.Stopped)
        {
            wantsMail = true;
            RefuseAllMail();
        }

        _claim.GiveBack();
        if (_signals.HasAny || (wantsMail && Mailbox.HasArrivals))
        {
            Wake();
        }
    }

    private void Wake()
    {
        if (_claim.TryTake())
        {
            System.Dispatcher.Schedule(this);
        }
    }
}

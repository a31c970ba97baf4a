using Supervisor.Actors;
using Supervisor.Actors.Strategies;

namespace Supervisor.IntegrationTests.Actors.Stress;

/// <summary>Does what each parcel says, and notes what a worker must never see.</summary>
internal sealed class Worker : Actor<object>
{
    private const int StashedAtMost = 20;

    private readonly WorkerTrack _track;
    private readonly Town _town;
    private int _stashed;

    internal Worker(WorkerTrack track, Town town)
    {
        (_track, _town) = (track, town);
        town.Ledger.IncarnationMade();
    }

    protected override void PreStart()
    {
        if (Context.Chance() < 0.02)
        {
            throw new DirectedException(Directive.Restart);
        }
    }

    protected override void Receive(object message)
    {
        _track.Enter(_town.Ledger, Context.Incarnation);
        try
        {
            Handle(message);
        }
        finally
        {
            _track.Leave();
        }
    }

    protected override void PostStop() => _town.Ledger.IncarnationEnded();

    private void Handle(object message)
    {
        switch (message)
        {
            case Parcel { Fate: Fate.Stashed } parcel when _track.IsFirstSight(parcel):
                PutAside();
                break;
            case Parcel parcel:
                Accept(parcel);
                break;
            case Late late when late.Incarnation != Context.Incarnation:
                _town.Ledger.Violated(
                    $"A {late.Kind} of incarnation {late.Incarnation} reached {Context.Incarnation}."
                );
                break;
        }
    }

    private void PutAside()
    {
        Context.Stash();
        if (++_stashed >= StashedAtMost)
        {
            Unstash();
        }
    }

    private void Unstash()
    {
        _stashed = 0;
        Context.UnstashAll();
    }

    private void Accept(Parcel parcel)
    {
        if (parcel.Fate == Fate.Unhandled)
        {
            Context.Unhandled(parcel);
            return;
        }

        _track.CheckOrder(parcel, _town.Ledger);
        _town.Ledger.WasHandled(parcel);
        parcel.ReplyTo?.Tell(parcel.Number);
        Meet(parcel);
    }

    private void Meet(Parcel parcel)
    {
        switch (parcel.Fate)
        {
            case Fate.Forwarded:
                _town.Tell((parcel.Number * 7) % Town.Workers, -1, Fate.Handled);
                break;
            case Fate.Unstashes:
                Unstash();
                break;
            case Fate.Resumes:
                throw new DirectedException(Directive.Resume);
            case Fate.Restarts:
                throw new DirectedException(Directive.Restart);
            case Fate.Escalates:
                throw new DirectedException(Directive.Escalate);
            case Fate.StopsItsReceiver:
                Context.Stop(Self);
                break;
            case Fate.StopsByItsParent:
                _track.Parent.Tell(new StopChild(Self));
                break;
            case Fate.SetsATimer:
                Context.Timers.Once("late", TimeSpan.FromMilliseconds(1), new Late("timer", Context.Incarnation));
                break;
            case Fate.HoldsTheMail:
                Context.HoldMail();
                Context.Timers.RunOnce("release", TimeSpan.FromMilliseconds(1), Context.ReleaseMail);
                break;
            case Fate.Pipes:
                var late = new Late("piped result", Context.Incarnation);
                Context.PipeToSelf(Task.Run(() => late), static result => result, static fault => fault);
                break;
        }
    }

    private sealed record Late(string Kind, int Incarnation);
}

using Supervisor.Actors;

namespace Supervisor.Simulation.Workloads.Presses;

/// <summary>
/// Asks for two strokes at once, again and again, and after a restart at once anew, without looking what became of those
/// before. Only of a stroke that its lane calls unknown, and in a daemon that has just started, does it look.
/// </summary>
internal sealed class PressActor(PressPort press) : Actor<PressMessage>
{
    private const int StrokesAtOnce = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private int _open;
    private long _unknown;

    protected override void PreStart()
    {
        if (press.IsKnown)
        {
            press.OnActedAgain();
            StrikeTwice();
        }
        else
        {
            Look();
        }
    }

    protected override void Receive(PressMessage message)
    {
        switch (message)
        {
            case Press:
                StrikeTwice();
                break;
            case Stroked stroked:
                OnStroked(stroked);
                break;
            case PressSeen { IsBusy: true }:
                Context.Timers.RunOnce("look", Pause, Look);
                break;
            case PressSeen:
                press.IsKnown = true;
                press.Resolve(_unknown);
                _unknown = 0;
                StrikeTwice();
                break;
            default:
                throw new PoisonException();
        }
    }

    private void StrikeTwice()
    {
        for (_open = 0; _open < StrokesAtOnce; _open++)
        {
            Context.PipeToSelf(
                press.StrokeAsync(),
                static outcome => new Stroked(outcome.Ticket),
                static fault => throw fault
            );
        }
    }

    private void OnStroked(Stroked stroked)
    {
        _unknown = Math.Max(_unknown, stroked.Ticket);
        if (--_open > 0)
        {
            return;
        }

        if (_unknown > 0)
        {
            Look();
        }
        else
        {
            Context.Timers.Once("press", Pause, new Press());
        }
    }

    private void Look() =>
        Context.PipeToSelf(press.LookAsync(), static isBusy => new PressSeen(isBusy), static fault => throw fault);
}

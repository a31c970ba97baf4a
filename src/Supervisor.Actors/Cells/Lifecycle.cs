using Supervisor.Actors.Cells.Failures;

namespace Supervisor.Actors.Cells;

/// <summary>
/// The life of a cell: start, failure, verdict, restart, stop. From a failure to the parent's verdict no user code of the
/// cell runs but that of a stop. Only within the cell's turn, the phase apart.
/// </summary>
internal sealed class Lifecycle(Cell cell)
{
    private Children? _children;
    private FailureHandling? _failures;
    private Watchers? _watchers;
    private volatile CellPhase _phase;
    private bool _isSuspended;
    private Cell? _culprit;
    private int _nextIncarnation;
    private Exception? _restartCause;

    /// <summary>Any thread may look.</summary>
    internal CellPhase Phase => _phase;

    internal int Incarnation { get; private set; } = 1;

    internal bool HasFailed { get; private set; }

    internal bool TakesMail => _phase == CellPhase.Running && !IsStill;

    /// <summary>Waits for somebody's verdict, be it on itself or on an actor above it.</summary>
    internal bool IsStill => HasFailed || _isSuspended;

    internal Children Children => _children ??= new Children();

    internal Watchers Watchers => _watchers ??= new Watchers();

    private bool HasChildren => _children is { IsEmpty: false };

    internal void Begin()
    {
        _phase = CellPhase.Running;
        RunUserCode(cell.MakeActor);
    }

    internal void Fail(Exception cause, Cell? culprit = null)
    {
        if (_phase is CellPhase.Stopping or CellPhase.Stopped)
        {
            cell.System.Observer.OnFailureWhileStopping(cell.Path, cause);
            return;
        }

        HasFailed = true;
        _culprit = culprit;
        SuspendChildren();
        cell.System.Report(cell, new ChildFailure(cell, Incarnation, cause));
    }

    internal void Suspend()
    {
        _isSuspended = true;
        SuspendChildren();
    }

    /// <param name="forgives">The parent's answer to this cell's own failure; otherwise the parent merely runs again.</param>
    internal void Resume(bool forgives)
    {
        if (forgives)
        {
            HasFailed = false;
        }
        else
        {
            _isSuspended = false;
        }

        if (!IsStill)
        {
            ResumeChildren();
            _failures?.ReleaseHeld();
        }
    }

    internal void Restart(int incarnation, Exception cause)
    {
        if (_phase is CellPhase.Stopping or CellPhase.Stopped || incarnation <= Incarnation)
        {
            return;
        }

        _phase = CellPhase.Restarting;
        _nextIncarnation = incarnation;
        _restartCause = cause;
        StopChildren();
    }

    internal void Stop()
    {
        if (_phase is CellPhase.Stopping or CellPhase.Stopped)
        {
            return;
        }

        _phase = CellPhase.Stopping;
        StopChildren();
    }

    internal void Adopt(Cell child)
    {
        Children.Add(child);
        child.Start();
        if (_phase is CellPhase.Stopping or CellPhase.Stopped)
        {
            child.OrderStop();
        }
    }

    internal void OnChildStopped(Cell child)
    {
        Children.Remove(child);
        GoOnWithoutChildren();
    }

    internal void OnChildFailed(ChildFailure failure)
    {
        _failures ??= new FailureHandling(cell, Children);
        if (IsStill)
        {
            _failures.Hold(() => OnChildFailed(failure));
        }
        else
        {
            _failures.Answer(failure, cell.Strategy);
        }
    }

    internal void OnRestartDue(PlannedRestart plan)
    {
        if (IsStill)
        {
            _failures?.Hold(plan.Carry);
        }
        else
        {
            plan.Carry();
        }
    }

    internal void AddWatcher(IWatcher watcher)
    {
        if (_phase == CellPhase.Stopped)
        {
            watcher.OnStopped(cell.Ref);
        }
        else
        {
            Watchers.Add(watcher);
        }
    }

    private void StopChildren()
    {
        _failures?.Forget();
        foreach (var child in Children.OldestFirst(_children))
        {
            child.OrderStop();
        }

        GoOnWithoutChildren();
    }

    private void GoOnWithoutChildren()
    {
        if (HasChildren)
        {
            return;
        }

        if (_phase == CellPhase.Restarting)
        {
            BeginAgain();
        }
        else if (_phase == CellPhase.Stopping)
        {
            End();
        }
    }

    private void BeginAgain()
    {
        var cause = _restartCause!;
        _restartCause = null;
        var retired = Attempt(() => cell.RetireActor(cause));
        cell.DropWhatIsOfTheIncarnation();
        Incarnation = _nextIncarnation;
        HasFailed = false;
        _isSuspended = false;
        _culprit = null;
        _phase = CellPhase.Running;
        if (retired is null)
        {
            RunUserCode(cell.MakeActor);
        }
        else
        {
            Fail(retired);
        }
    }

    private void End()
    {
        if (Attempt(cell.EndActor) is { } cause)
        {
            cell.System.Observer.OnFailureWhileStopping(cell.Path, cause);
        }

        cell.DropWhatIsOfTheIncarnation();
        _phase = CellPhase.Stopped;
        cell.RefuseAllMail();
        _watchers?.TellAll(cell.Ref);
        cell.System.OnStopped(cell);
    }

    private void SuspendChildren()
    {
        foreach (var child in Children.OldestFirst(_children))
        {
            child.Send(new SuspendSignal());
        }
    }

    // A child whose restart is planned stays still until then: it was suspended for that, too.
    private void ResumeChildren()
    {
        foreach (var child in Children.OldestFirst(_children).Where(c => !c.Supervised.RestartIsPlanned))
        {
            child.Send(new ResumeSignal(forgives: false));
        }

        // The failure that had been escalated to this cell is forgiven with it.
        _culprit?.Send(new ResumeSignal(forgives: true));
        _culprit = null;
    }

    private void RunUserCode(Action code)
    {
        if (Attempt(code) is { } cause)
        {
            Fail(cause);
        }
    }

    private static Exception? Attempt(Action code)
    {
        try
        {
            code();
            return null;
        }
        catch (Exception cause)
        {
            return cause;
        }
    }
}

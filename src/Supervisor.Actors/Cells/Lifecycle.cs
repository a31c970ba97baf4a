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
    private bool _hasStarted;
    private ChildFailure? _culprit;
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

    internal IEnumerable<Cell> ChildrenOldestFirst => Children.OldestFirst(_children);

    private bool HasChildren => _children is { IsEmpty: false };

    internal void Begin()
    {
        _phase = CellPhase.Running;
        if (Attempt(cell.MakeActor) is { } cause)
        {
            Fail(cause);
        }
        else
        {
            _hasStarted = true;
        }
    }

    /// <param name="culprit">The child's failure that this cell could not answer.</param>
    internal void Fail(Exception cause, ChildFailure? culprit = null)
    {
        if (_phase is CellPhase.Stopping or CellPhase.Stopped)
        {
            cell.System.Observer.OnFailureWhileStopping(cell.Path, cause);
            return;
        }

        HasFailed = true;
        _culprit ??= culprit;
        _children?.SuspendAll();
        cell.System.Report(cell, new ChildFailure(cell, Incarnation, cause, _hasStarted));
    }

    internal void Suspend()
    {
        _isSuspended = true;
        _children?.SuspendAll();
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
            GoOn();
        }
    }

    internal void Restart(int incarnation, Exception cause)
    {
        if (_phase is CellPhase.Stopping or CellPhase.Stopped || incarnation <= Incarnation)
        {
            return;
        }

        // A suspension that comes after this is of another matter, and holds for the next incarnation.
        _isSuspended = false;
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
        if (_phase is CellPhase.Stopping or CellPhase.Stopped)
        {
            // It has not begun, so it is still in nobody's turn, and now it never will.
            child.Life.Stop();
        }
        else if (IsStill)
        {
            child.Send(new SuspendSignal());
        }

        child.Start();
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
            _failures.Hold(new ChildFailedSignal(failure));
        }
        else
        {
            _failures.Answer(failure);
        }
    }

    internal void OnRestartDue(PlannedRestart plan)
    {
        if (IsStill)
        {
            _failures?.Hold(new RestartDueSignal(plan));
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
            (_watchers ??= new Watchers()).Add(watcher);
        }
    }

    internal void RemoveWatcher(IWatcher watcher) => _watchers?.Remove(watcher);

    private void StopChildren()
    {
        _failures?.Forget();
        _children?.StopAll();
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
        _hasStarted = false;
        HasFailed = false;
        _culprit = null;
        if (retired is null)
        {
            Begin();
        }
        else
        {
            _phase = CellPhase.Running;
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
        _failures = null;
        _culprit = null;
        cell.System.OnStopped(cell, _watchers);
        _watchers = null;
    }

    private void GoOn()
    {
        _children?.ResumeAll();
        if (_culprit is { } culprit)
        {
            // The failure that had been escalated to this cell is forgiven with it.
            _culprit = null;
            _failures!.Forgive(culprit);
        }

        _failures?.ReleaseHeld();
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

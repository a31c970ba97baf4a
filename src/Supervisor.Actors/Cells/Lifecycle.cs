using Supervisor.Actors.Cells.Failures;

namespace Supervisor.Actors.Cells;

/// <summary>
/// The life of a cell: start, failure, verdict, restart, stop. From a failure to the parent's verdict no user code of the
/// cell runs but that of a stop. Only within the cell's turn, the phase apart.
/// </summary>
internal sealed class Lifecycle(Cell cell)
{
    private Family? _family;
    private Watchers? _watchers;
    private volatile CellPhase _phase;
    private bool _isSuspended;
    private bool _hasStarted;
    private int _nextIncarnation;
    private Exception? _restartCause;

    /// <summary>Any thread may look.</summary>
    internal CellPhase Phase => _phase;

    internal int Incarnation { get; private set; } = 1;

    internal bool HasFailed { get; private set; }

    internal bool TakesMail => _phase == CellPhase.Running && !IsStill;

    /// <summary>Waits for somebody's verdict, be it on itself or on an actor above it.</summary>
    internal bool IsStill => HasFailed || _isSuspended;

    /// <summary>Made when it is first needed; most actors have none.</summary>
    internal Family Family => _family ??= new Family(cell);

    internal IEnumerable<Cell> ChildrenOldestFirst => Children.OldestFirst(_family?.Children);

    internal bool IsEnding => _phase is CellPhase.Stopping or CellPhase.Stopped;

    internal void Begin()
    {
        _phase = CellPhase.Running;
        if (UserCode.Attempt(cell.MakeActor) is { } cause)
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
        if (IsEnding)
        {
            cell.System.Observer.OnFailureWhileStopping(cell.Path, cause);
            return;
        }

        HasFailed = true;
        if (culprit is not null)
        {
            Family.FailWith(culprit);
        }

        _family?.Children.SuspendAll();
        cell.System.Report(cell, new ChildFailure(cell, Incarnation, cause, _hasStarted));
    }

    internal void Suspend()
    {
        _isSuspended = true;
        _family?.Children.SuspendAll();
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
            _family?.GoOn();
        }
    }

    internal void Restart(int incarnation, Exception cause)
    {
        if (IsEnding || incarnation <= Incarnation)
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
        if (IsEnding)
        {
            return;
        }

        _phase = CellPhase.Stopping;
        StopChildren();
    }

    /// <summary>The next step of a restart or a stop, once the last child has stopped.</summary>
    internal void GoOnWithoutChildren()
    {
        if (_family is { Children.IsEmpty: false })
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
        _family?.StopAll();
        GoOnWithoutChildren();
    }

    private void BeginAgain()
    {
        var cause = _restartCause!;
        _restartCause = null;
        var retired = UserCode.Attempt(() => cell.RetireActor(cause));
        cell.DropWhatIsOfTheIncarnation();
        Incarnation = _nextIncarnation;
        _hasStarted = false;
        HasFailed = false;
        _family?.BeginAgain();
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
        if (UserCode.Attempt(cell.EndActor) is { } cause)
        {
            cell.System.Observer.OnFailureWhileStopping(cell.Path, cause);
        }

        cell.DropWhatIsOfTheIncarnation();
        _phase = CellPhase.Stopped;
        cell.RefuseAllMail();
        _family = null;
        cell.System.OnStopped(cell, _watchers);
        _watchers = null;
    }
}

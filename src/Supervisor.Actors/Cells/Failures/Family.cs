namespace Supervisor.Actors.Cells.Failures;

/// <summary>
/// A cell as a parent: its children, and what it does about their failures. Made for the first child, so that the many
/// actors without any carry nothing of it. Only within the parent's turn.
/// </summary>
internal sealed class Family(Cell parent)
{
    private FailureHandling? _failures;
    private ChildFailure? _culprit;

    internal Children Children { get; } = new();

    private FailureHandling Failures => _failures ??= new FailureHandling(parent, Children);

    internal void Adopt(Cell child)
    {
        Children.Add(child);
        if (parent.Life.IsEnding)
        {
            // It has not begun, so it is still in nobody's turn, and now it never will.
            child.Life.Stop();
        }
        else if (parent.Life.IsStill)
        {
            child.Send(new SuspendSignal());
        }

        child.Start();
    }

    internal void OnChildStopped(Cell child)
    {
        Children.Remove(child);
        parent.Life.GoOnWithoutChildren();
    }

    internal void StopAll()
    {
        _failures?.Forget();
        Children.StopAll();
    }

    /// <summary>The parent fails with the failure of a child that it could not answer.</summary>
    internal void FailWith(ChildFailure culprit) => _culprit ??= culprit;

    internal void OnChildFailed(ChildFailure failure)
    {
        if (parent.Life.IsStill)
        {
            Failures.Hold(new ChildFailedSignal(failure));
        }
        else
        {
            Failures.Answer(failure);
        }
    }

    internal void OnRestartDue(PlannedRestart plan)
    {
        if (parent.Life.IsStill)
        {
            Failures.Hold(new RestartDueSignal(plan));
        }
        else
        {
            plan.Carry();
        }
    }

    /// <summary>The parent runs again, after a verdict on itself or on somebody above it.</summary>
    internal void GoOn()
    {
        Children.ResumeAll();
        if (_culprit is { } culprit)
        {
            // The failure that had been escalated to the parent is forgiven with it.
            _culprit = null;
            Failures.Forgive(culprit);
        }

        _failures?.ReleaseHeld();
    }

    /// <summary>A new incarnation of the parent begins: what the last one failed of is settled.</summary>
    internal void BeginAgain() => _culprit = null;
}

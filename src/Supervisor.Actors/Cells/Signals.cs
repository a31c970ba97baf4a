using Supervisor.Actors.Cells.Failures;

namespace Supervisor.Actors.Cells;

// The signals between a parent, its children and those who watch them. Each only names the step of the cell that it asks for.

internal sealed class StopSignal : Signal
{
    internal override void Apply(Cell cell) => cell.Life.Stop();
}

internal sealed class SuspendSignal : Signal
{
    internal override void Apply(Cell cell) => cell.Life.Suspend();
}

/// <summary>The parent runs again; or, when it forgives, its answer to the child's failure is to go on.</summary>
internal sealed class ResumeSignal(bool forgives) : Signal
{
    internal override void Apply(Cell cell) => cell.Life.Resume(forgives);
}

internal sealed class RestartSignal(int incarnation, Exception cause) : Signal
{
    internal override void Apply(Cell cell) => cell.Life.Restart(incarnation, cause);
}

internal sealed class AdoptSignal(Cell child) : Signal
{
    internal override void Apply(Cell cell) => cell.Life.Family.Adopt(child);
}

internal sealed class ChildStoppedSignal(Cell child) : Signal
{
    internal override void Apply(Cell cell) => cell.Life.Family.OnChildStopped(child);
}

internal sealed class ChildFailedSignal(ChildFailure failure) : Signal
{
    internal ChildFailure Failure => failure;

    internal override void Apply(Cell cell) => cell.Life.Family.OnChildFailed(failure);
}

internal sealed class RestartDueSignal(PlannedRestart plan) : Signal
{
    internal override void Apply(Cell cell) => cell.Life.Family.OnRestartDue(plan);
}

internal sealed class WatchSignal(IWatcher watcher) : Signal
{
    internal override void Apply(Cell cell) => cell.Life.AddWatcher(watcher);
}

internal sealed class UnwatchSignal(IWatcher watcher) : Signal
{
    internal override void Apply(Cell cell) => cell.Life.RemoveWatcher(watcher);
}

internal sealed class WatchedStoppedSignal(ActorRef actor) : Signal
{
    internal override void Apply(Cell cell) => cell.OnWatchedStopped(actor);
}

using Supervisor.Actors.Cells;

namespace Supervisor.Actors.Inspecting;

/// <summary>What one actor said of itself; filled in that actor's turn, read when all have answered or time is up.</summary>
/// <param name="steps">The names that still lead to the part of the tree that was asked for.</param>
/// <param name="depth">How many levels below that part are wanted.</param>
internal sealed class Finding(Cell cell, ReadOnlyMemory<string> steps, int depth)
{
    private volatile ActorDescription? _self;
    private Finding[] _children = [];

    internal Cell Cell => cell;

    /// <summary>Describes the actor and gives what remains to be looked at.</summary>
    internal IReadOnlyList<Finding> Look()
    {
        _children = [.. Wanted()];
        _self = new ActorDescription(
            cell.Path,
            cell.Name,
            cell.ActorType?.Name ?? "",
            State(),
            cell.Life.Incarnation,
            cell.CountWaiting(),
            []
        );
        return _children;
    }

    internal ActorDescription Describe()
    {
        if (_self is { } self)
        {
            return self with { Children = [.. _children.Select(static child => child.Describe())] };
        }

        return new ActorDescription(cell.Path, cell.Name, "", ActorState.Busy, 0, 0, []);
    }

    private IEnumerable<Finding> Wanted()
    {
        var children = cell.Life.ChildrenOldestFirst.Where(static child => child.Life.Phase != CellPhase.Stopped);
        if (!steps.IsEmpty)
        {
            var name = steps.Span[0];
            return children.Where(child => child.Name == name).Select(child => new Finding(child, steps[1..], depth));
        }

        return depth > 0 ? children.Select(child => new Finding(child, steps, depth - 1)) : [];
    }

    private ActorState State() =>
        cell.Life switch
        {
            { Phase: CellPhase.Restarting } => ActorState.Restarting,
            { Phase: CellPhase.Stopping or CellPhase.Stopped } => ActorState.Stopping,
            { HasFailed: true } => ActorState.Failed,
            { IsStill: true } => ActorState.Suspended,
            _ => ActorState.Running,
        };
}

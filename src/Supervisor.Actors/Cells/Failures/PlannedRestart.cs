using System.Collections.Immutable;
using Supervisor.Actors.Timing;

namespace Supervisor.Actors.Cells.Failures;

/// <summary>
/// A restart that was granted and waits for its delay. Each child is named with the incarnation that it shall become: a
/// later verdict raises that number, and this plan then passes the child over.
/// </summary>
internal sealed class PlannedRestart(
    Cell parent,
    ImmutableArray<(Cell Child, int Incarnation)> children,
    Exception cause
) : Deadline
{
    internal override void Fire() => parent.Send(new RestartDueSignal(this));

    internal void Carry()
    {
        foreach (var (child, incarnation) in children)
        {
            if (child.Supervised.IsAwaiting(incarnation))
            {
                child.Supervised.RestartIsPlanned = false;
                child.Send(new RestartSignal(incarnation, cause));
            }
        }
    }
}

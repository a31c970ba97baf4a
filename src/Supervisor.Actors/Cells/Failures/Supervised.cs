using Supervisor.Actors.Restarts;

namespace Supervisor.Actors.Cells.Failures;

/// <summary>What a parent keeps of one child. It belongs to the parent's turn; the child never looks at it.</summary>
internal struct Supervised()
{
    /// <summary>The incarnation that the parent last ordered; a report of an earlier one is old.</summary>
    internal int Incarnation = 1;

    internal bool RestartIsPlanned;

    internal bool StopIsOrdered;

    internal RestartHistory? History;

    internal readonly bool IsAwaiting(int incarnation) => RestartIsPlanned && Incarnation == incarnation;
}

namespace Supervisor.Actors.Cells;

/// <summary>Who holds it schedules the next turn of a cell, and nobody else does: so there is never more than one.</summary>
internal struct TurnClaim()
{
    // A new cell holds it itself, so that nothing of it runs before its start.
    private int _isTaken = 1;

    internal bool TryTake() => Volatile.Read(ref _isTaken) == 0 && Interlocked.CompareExchange(ref _isTaken, 1, 0) == 0;

    /// <summary>
    /// A full fence: what was pushed before it is seen by who looks afterwards, and whoever pushes after it can take it.
    /// </summary>
    internal void GiveBack() => Interlocked.Exchange(ref _isTaken, 0);
}

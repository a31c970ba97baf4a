using Supervisor.Actors.Cells;
using Supervisor.Actors.Timing;

namespace Supervisor.Actors.Systems;

/// <summary>Stops some actors, each with all below it, and waits for their end, but not for ever.</summary>
internal sealed class OrderlyStop(IReadOnlyList<Cell> cells, TaskCreationOptions completion) : Deadline
{
    private readonly TaskCompletionSource _late = new(completion);

    /// <param name="end">Completes when all of them have stopped.</param>
    internal async Task<ShutdownOutcome> RunAsync(Task end, Deadlines deadlines, TimeSpan deadline)
    {
        foreach (var cell in cells)
        {
            cell.Send(new StopSignal());
        }

        deadlines.Schedule(this, deadline);
        if (await Task.WhenAny(end, _late.Task) == _late.Task)
        {
            return new ShutdownOutcome([.. cells.Where(IsLiving).SelectMany(LivingLeaves)]);
        }

        deadlines.Cancel(this);
        return new ShutdownOutcome([]);
    }

    internal override void Fire() => _late.TrySetResult();

    // Looks from outside the turns, at a moment when something is stuck anyway: good enough to name it.
    private static IEnumerable<string> LivingLeaves(Cell cell)
    {
        var living = cell.Life.ChildrenOldestFirst.Where(IsLiving).ToList();
        return living.Count == 0 ? [cell.Path] : living.SelectMany(LivingLeaves);
    }

    private static bool IsLiving(Cell cell) => cell.Life.Phase != CellPhase.Stopped;
}

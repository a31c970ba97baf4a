namespace Supervisor.Simulation.World;

/// <summary>
/// Goes on when a task ends, on the one thread that there is. What an awaiter is given for a task that has ended by then the
/// runtime sends to the thread pool, where no seed decides when it runs.
/// </summary>
internal static class InPlace
{
    internal static void Then<T>(this Task<T> task, Action<T> next) => Then((Task)task, () => next(task.Result));

    internal static void Then(this Task task, Action next)
    {
        if (task.IsCompleted)
        {
            next();
        }
        else
        {
            task.GetAwaiter().OnCompleted(next);
        }
    }
}

namespace Supervisor.Actors.Dispatching;

/// <summary>Runs turns on the thread pool.</summary>
public sealed class ThreadPoolDispatcher : IDispatcher
{
    // Long enough that queueing a turn costs little beside its messages, short enough that a busy actor delays the
    // others by microseconds only.
    private const int DefaultMessagesPerTurn = 256;

    // A turn that is scheduled by another one goes onto its thread's own stack, where it is found at once and its data
    // is still in the cache. But the pool looks elsewhere only when that stack is empty, and two actors that answer each
    // other never let it be: so one turn in so many goes to the end of the queue that all threads share.
    private const int SchedulesPerSharedOne = 16;

    [ThreadStatic]
    private static int _schedules;

    public int MessagesPerTurn => DefaultMessagesPerTurn;

    public TaskCreationOptions Completion => TaskCreationOptions.RunContinuationsAsynchronously;

    public void Schedule(ITurn turn) =>
        ThreadPool.UnsafeQueueUserWorkItem(turn, preferLocal: ++_schedules % SchedulesPerSharedOne != 0);

    public void ScheduleLast(ITurn turn) => ThreadPool.UnsafeQueueUserWorkItem(turn, preferLocal: false);
}

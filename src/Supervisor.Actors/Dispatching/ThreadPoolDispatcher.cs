namespace Supervisor.Actors.Dispatching;

/// <summary>Runs turns on the thread pool.</summary>
public sealed class ThreadPoolDispatcher : IDispatcher
{
    // Long enough that queueing a turn costs little beside its messages, short enough that a busy actor delays the
    // others by microseconds only.
    private const int DefaultMessagesPerTurn = 256;

    public int MessagesPerTurn => DefaultMessagesPerTurn;

    public TaskCreationOptions Completion => TaskCreationOptions.RunContinuationsAsynchronously;

    public void Schedule(ITurn turn) => ThreadPool.UnsafeQueueUserWorkItem(turn, preferLocal: true);
}

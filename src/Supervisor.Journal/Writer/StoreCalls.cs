using Supervisor.Actors;
using Supervisor.Journal.Stores;

namespace Supervisor.Journal.Writer;

/// <summary>
/// Makes the writer's calls to the store, one at a time, and watches each: the writer hears when one is overdue, and again
/// when it has ended after all.
/// </summary>
internal sealed class StoreCalls(
    IActorContext<WriterMessage> writer,
    StoreLane lane,
    TimeSpan answerDeadline,
    Action onOverdue
)
{
    private static readonly object Deadline = new();
    private static readonly object Pause = new();

    /// <summary>An earlier incarnation of the writer may have left a call under way: that one comes first.</summary>
    public void AfterTheLast(Action step)
    {
        StartDeadline();
        writer.Continue(lane.Last, _ => step());
    }

    public void Start<TAnswer>(Func<IJournalStore, Task<TAnswer>> call, Action<Task<TAnswer>> onEnded)
    {
        StartDeadline();
        writer.Continue(
            lane.Call(call),
            ended =>
            {
                writer.Timers.Cancel(Deadline);
                onEnded(ended);
            }
        );
    }

    public void StartClosing(Action onEnded) => Start(ClosedAsync, _ => onEnded());

    /// <summary>The store has failed, and is left alone for a while.</summary>
    public void AfterPause(TimeSpan pause, Action step) => writer.Timers.RunOnce(Pause, pause, step);

    public void CancelPause() => writer.Timers.Cancel(Pause);

    private static async Task<bool> ClosedAsync(IJournalStore store)
    {
        await store.CloseAsync().ConfigureAwait(false);
        return true;
    }

    private void StartDeadline() => writer.Timers.RunOnce(Deadline, answerDeadline, onOverdue);
}

using Supervisor.Journal.Stores;

namespace Supervisor.Journal.Writer;

/// <summary>
/// The one way to the store. It outlives the writer's incarnations, so that a restarted writer first waits for the call
/// that its predecessor left under way.
/// </summary>
internal sealed class StoreLane(IJournalStore store)
{
    private TaskCompletionSource<bool> _last = Ended();

    /// <summary>Completes when no call is under way any more.</summary>
    public Task<bool> Last => _last.Task;

    /// <summary>Whether the store was claimed: from then on it is only opened again, never taken from a later writer.</summary>
    public bool IsClaimed { get; set; }

    /// <summary>The outcome of the first opening; "unavailable" when the store has not answered in time.</summary>
    public TaskCompletionSource<OpenOutcome> FirstOpening { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Gives a task with which the store's answer, or its fault, arrives in place on whatever thread gave it. It is for one
    /// continuation: the runtime puts further ones off to the thread pool, and the order would no longer be the same in
    /// every run.
    /// </summary>
    public Task<TAnswer> Call<TAnswer>(Func<IJournalStore, Task<TAnswer>> call)
    {
        _last = new TaskCompletionSource<bool>();
        return CallAsync(call, _last);
    }

    private async Task<TAnswer> CallAsync<TAnswer>(
        Func<IJournalStore, Task<TAnswer>> call,
        TaskCompletionSource<bool> end
    )
    {
        try
        {
            return await call(store).ConfigureAwait(false);
        }
        finally
        {
            end.SetResult(true);
        }
    }

    private static TaskCompletionSource<bool> Ended()
    {
        var ended = new TaskCompletionSource<bool>();
        ended.SetResult(true);
        return ended;
    }
}

using Supervisor.Journal.Stores;

namespace Supervisor.Journal.Writer;

/// <summary>
/// The one way to the store. It outlives the writer's incarnations, so that a restarted writer first waits for the call
/// that its predecessor left under way.
/// </summary>
internal sealed class StoreLane(IJournalStore store)
{
    private Task<bool> _last = Task.FromResult(true);

    /// <summary>Completes, with whatever, when no call is under way any more.</summary>
    public Task<bool> Last => _last;

    /// <summary>Whether the store was claimed: from then on it is only opened again, never taken from a later writer.</summary>
    public bool IsClaimed { get; set; }

    /// <summary>The outcome of the first opening.</summary>
    public TaskCompletionSource<OpenOutcome> FirstOpening { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TAnswer> Call<TAnswer>(Func<IJournalStore, Task<TAnswer>> call)
    {
        var answer = Guarded(call);
        _last = EndOf(answer);
        return answer;
    }

    // A store that throws before it gives its task would otherwise throw into the writer's turn.
    private async Task<TAnswer> Guarded<TAnswer>(Func<IJournalStore, Task<TAnswer>> call) => await call(store);

    private static async Task<bool> EndOf(Task answer)
    {
        await answer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return answer.IsCompletedSuccessfully;
    }
}

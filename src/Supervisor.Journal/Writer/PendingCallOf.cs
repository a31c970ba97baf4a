using Supervisor.Journal.Stores;

namespace Supervisor.Journal.Writer;

/// <param name="call">What is asked of the store, or of the versions that the writer knows.</param>
/// <param name="refusal">The answer of this kind that says that there is none.</param>
internal sealed class PendingCall<TAnswer>(
    Func<IJournalStore, StreamVersions, Task<TAnswer>> call,
    Func<string, TAnswer> refusal
) : PendingCall
{
    private readonly TaskCompletionSource<TAnswer> _answer = new();
    private TAnswer? _given;

    public Task<TAnswer> Answer => _answer.Task;

    public override async Task<bool> RunAsync(IJournalStore store, StreamVersions versions)
    {
        _given = await call(store, versions).ConfigureAwait(false);
        return true;
    }

    public override void Refuse(string reason) => _answer.TrySetResult(refusal(reason));

    protected override void Complete() => _answer.TrySetResult(_given!);
}

using Supervisor.Journal.Stores;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.TestKit.Journals;

/// <summary>
/// Stands before a store and answers as a test wants: late, not at all, or with what a real one says only in distress.
/// </summary>
public sealed class ScriptedStore(IJournalStore inner) : IJournalStore
{
    private readonly Queue<Action> _held = new();
    private readonly Queue<OpenOutcome> _nextOpens = new();
    private readonly Queue<(CommitOutcome Outcome, bool Writes)> _nextCommits = new();

    /// <summary>While set, calls wait for <see cref="AnswerOne"/>.</summary>
    public bool Holds { get; set; }

    /// <summary>Thrown by the next call, as a faulty store would.</summary>
    public Exception? ThrowNext { get; set; }

    public int HeldCalls => _held.Count;

    public int Opens { get; private set; }

    public bool IsClosed { get; private set; }

    /// <summary>How many events each commit was asked to write.</summary>
    public IList<int> CommittedEvents { get; } = new List<int>();

    public void AnswerNextOpen(OpenOutcome outcome) => _nextOpens.Enqueue(outcome);

    /// <param name="writes">Whether the events are stored all the same.</param>
    public void AnswerNextCommit(CommitOutcome outcome, bool writes) => _nextCommits.Enqueue((outcome, writes));

    public void AnswerOne() => _held.Dequeue()();

    public Task<OpenOutcome> OpenAsync(OpenRequest request)
    {
        Opens++;
        return Call(() =>
            _nextOpens.TryDequeue(out var scripted) ? Task.FromResult(scripted) : inner.OpenAsync(request)
        );
    }

    public Task<CommitOutcome> CommitAsync(IReadOnlyList<StreamAppend> appends)
    {
        CommittedEvents.Add(appends.Sum(static append => append.Events.Count));
        return Call(() => Commit(appends));
    }

    public Task<ReadOutcome> ReadAsync(string stream) => Call(() => inner.ReadAsync(stream));

    public Task<ReadOutcome> ReadEventsAsync(string stream, long afterVersion) =>
        Call(() => inner.ReadEventsAsync(stream, afterVersion));

    public Task<StoreOutcome> SaveSnapshotAsync(string stream, Snapshot snapshot) =>
        Call(() => inner.SaveSnapshotAsync(stream, snapshot));

    public Task<StoreOutcome> TrimAsync(string stream, long throughVersion) =>
        Call(() => inner.TrimAsync(stream, throughVersion));

    public Task<SizeOutcome> MeasureAsync() => Call(inner.MeasureAsync);

    public Task CloseAsync() =>
        Call(async () =>
        {
            await inner.CloseAsync();
            IsClosed = true;
            return true;
        });

    private async Task<CommitOutcome> Commit(IReadOnlyList<StreamAppend> appends)
    {
        if (!_nextCommits.TryDequeue(out var scripted))
        {
            return await inner.CommitAsync(appends);
        }

        if (scripted.Writes)
        {
            await inner.CommitAsync(appends);
        }

        return scripted.Outcome;
    }

    private Task<TResult> Call<TResult>(Func<Task<TResult>> call)
    {
        if (ThrowNext is { } fault)
        {
            ThrowNext = null;
            throw fault;
        }

        if (!Holds)
        {
            return call();
        }

        var held = new TaskCompletionSource<Task<TResult>>();
        _held.Enqueue(() => held.SetResult(call()));
        return held.Task.Unwrap();
    }
}

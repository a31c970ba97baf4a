using Supervisor.Cluster.Coordination.Embedded.Entries;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Coordination.Embedded;

/// <summary>
/// Takes calls to the thread that may block, in their order, and sees that each is answered by its deadline. A call that is
/// overdue and has not begun to commit never will: only one that is amid its commit is unknown.
/// </summary>
internal sealed class FileCalls(EmbeddedSettings settings, TimeProvider time, CoordinationFile file) : IAsyncDisposable
{
    private readonly SqliteThread _thread = new("coordination");
    private readonly string _hung = EmbeddedFault.Hung(settings.Path, settings.AnswerDeadline);
    private readonly Lock _lock = new();
    private int _waiting;
    private Task? _closing;

    public Task<ReadOutcome<T>> ReadAsync<T>(Func<CoordinationSession, T?> read)
        where T : class => CallAsync(_ => file.Read(read), ReadOutcome<T>.Unavailable, ReadOutcome<T>.Unavailable);

    public Task<WriteOutcome<T>> WriteAsync<T>(Func<CoordinationSession, Verdict<T>> write)
        where T : class =>
        CallAsync(gate => file.Write(write, gate), WriteOutcome<T>.Unavailable, WriteOutcome<T>.Unknown);

    public Task<ReadOutcome<EntriesSeen>> ReadEntriesAsync(EntryKey folder) =>
        CallAsync(
            _ => file.ReadEntries(folder),
            ReadOutcome<EntriesSeen>.Unavailable,
            ReadOutcome<EntriesSeen>.Unavailable
        );

    public Task<WriteOutcome<T>> WriteEntriesAsync<T>(Func<EntrySession, CommitGate, WriteOutcome<T>> write)
        where T : class =>
        CallAsync(
            gate => file.WriteEntries(session => write(session, gate), gate),
            WriteOutcome<T>.Unavailable,
            WriteOutcome<T>.Unknown
        );

    /// <summary>After what was called before; at the deadline at the latest, even when the file hangs.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_closing is null)
            {
                _closing = _thread.Do(CloseFile);
                _thread.Dispose();
            }
        }

        try
        {
            await _closing.WaitAsync(settings.AnswerDeadline, time);
        }
        catch (TimeoutException)
        {
            // What hangs is given up with the process; what was called before has been answered by the same deadline.
        }
    }

    private bool CloseFile()
    {
        file.Close();
        return true;
    }

    private Task<TOutcome> CallAsync<TOutcome>(
        Func<CommitGate, TOutcome> job,
        Func<string, TOutcome> unavailable,
        Func<string, TOutcome> unknown
    )
    {
        lock (_lock)
        {
            return _closing is not null
                    ? Task.FromResult(unavailable($"{settings.Path} is closed: this program is about to end."))
                : _waiting == settings.WaitingCalls ? Task.FromResult(unavailable(_hung))
                : PostAsync(job, unavailable, unknown);
        }
    }

    private Task<TOutcome> PostAsync<TOutcome>(
        Func<CommitGate, TOutcome> job,
        Func<string, TOutcome> unavailable,
        Func<string, TOutcome> unknown
    )
    {
        // Whoever waits goes on elsewhere: this thread has others to serve.
        var answer = new TaskCompletionSource<TOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new CommitGate();
        var deadline = time.CreateTimer(
            _ => answer.TrySetResult(gate.TryGiveUp() ? unavailable(_hung) : unknown(_hung)),
            null,
            settings.AnswerDeadline,
            Timeout.InfiniteTimeSpan
        );
        _waiting++;
        _thread.Post(() =>
        {
            var ran = gate.IsGivenUp ? null : Run(job, gate);
            deadline.Dispose();
            LeaveWaiting();
            ran?.Invoke(answer);
        });
        return answer.Task;
    }

    // Before the answer: whoever has it may call again at once, and must not find its own place still taken.
    private void LeaveWaiting()
    {
        lock (_lock)
        {
            _waiting--;
        }
    }

    private static Action<TaskCompletionSource<TOutcome>> Run<TOutcome>(Func<CommitGate, TOutcome> job, CommitGate gate)
    {
        try
        {
            var outcome = job(gate);
            return answer => answer.TrySetResult(outcome);
        }
        catch (Exception fault)
        {
            // A mistake in this program, not a fault of the store: it belongs to the one who called.
            return answer => answer.TrySetException(fault);
        }
    }
}

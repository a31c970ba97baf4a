using System.Collections.Concurrent;
using Supervisor.Contracts.Guarding.Messages;

namespace Supervisor.Runtimes.Processes;

/// <summary>Questions that wait for their answers, by id.</summary>
internal sealed class OpenQuestions
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<GuardAnswer>> _open = new();
    private long _lastId;

    public (long Id, Task<GuardAnswer> Answer) Add()
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<GuardAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[id] = answer;
        return (id, answer.Task);
    }

    public void Remove(long id) => _open.TryRemove(id, out _);

    /// <returns>False when nobody waits for it, or not any more.</returns>
    public bool Answer(GuardAnswer answer) => _open.TryGetValue(answer.Id, out var asked) && asked.TrySetResult(answer);

    /// <summary>No answer will come to any of them.</summary>
    public void Fail(Exception why)
    {
        foreach (var asked in _open.Values)
        {
            asked.TrySetException(why);
        }
    }
}

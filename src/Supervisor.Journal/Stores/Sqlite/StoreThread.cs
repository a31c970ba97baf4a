using System.Collections.Concurrent;

namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>
/// The one thread that blocks on the disk, so that no other does. When the disk hangs, so does it; it never keeps the
/// process from ending.
/// </summary>
internal sealed class StoreThread : IDisposable
{
    private readonly BlockingCollection<Action> _jobs = [];

    public StoreThread(string name)
    {
        var thread = new Thread(Run) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>The task completes on this thread; its continuations must be short.</summary>
    public Task<TResult> Do<TResult>(Func<TResult> job)
    {
        var done = new TaskCompletionSource<TResult>();
        _jobs.Add(() => Complete(done, job));
        return done.Task;
    }

    /// <summary>Ends the thread after what it was given.</summary>
    public void Dispose() => _jobs.CompleteAdding();

    private static void Complete<TResult>(TaskCompletionSource<TResult> done, Func<TResult> job)
    {
        TResult result;
        try
        {
            result = job();
        }
        catch (Exception fault)
        {
            done.SetException(fault);
            return;
        }

        done.SetResult(result);
    }

    private void Run()
    {
        foreach (var job in _jobs.GetConsumingEnumerable())
        {
            job();
        }

        _jobs.Dispose();
    }
}

using System.Collections.Concurrent;

namespace Supervisor.Sqlite;

/// <summary>
/// The one thread that blocks on the disk, so that no other does. When the disk hangs, so does it; it never keeps the
/// process from ending.
/// </summary>
public sealed class SqliteThread : IDisposable
{
    private readonly BlockingCollection<Action> _jobs = [];
    private readonly Lock _ending = new();
    private bool _isEnding;

    public SqliteThread(string name)
    {
        var thread = new Thread(Run) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>The task completes on this thread; its continuations must be short.</summary>
    public Task<TResult> Do<TResult>(Func<TResult> job)
    {
        var done = new TaskCompletionSource<TResult>();
        Post(() => Complete(done, job));
        return done.Task;
    }

    /// <summary>For a job that answers by itself, and never throws.</summary>
    public void Post(Action job) => _jobs.Add(job);

    /// <summary>Ends the thread after what it was given.</summary>
    public void Dispose()
    {
        lock (_ending)
        {
            if (!_isEnding)
            {
                _isEnding = true;
                _jobs.CompleteAdding();
            }
        }
    }

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

        // Whoever has said that there is no more may not be through with saying so.
        lock (_ending)
        {
            _jobs.Dispose();
        }
    }
}

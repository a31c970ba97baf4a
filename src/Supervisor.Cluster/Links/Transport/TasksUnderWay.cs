using System.Collections.Concurrent;

namespace Supervisor.Cluster.Links.Transport;

/// <summary>What was begun for others and nobody awaits, until it has ended: whoever closes waits for it.</summary>
internal sealed class TasksUnderWay
{
    private readonly ConcurrentDictionary<Task, bool> _tasks = new();

    public Task AllEnded => Task.WhenAll(_tasks.Keys);

    public void Add(Task task)
    {
        _tasks[task] = true;
        _ = task.ContinueWith(
            ended => _tasks.TryRemove(ended, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }
}

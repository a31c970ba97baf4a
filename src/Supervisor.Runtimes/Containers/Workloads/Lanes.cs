namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>Acts on the same thing come one after the other, in the order in which they were asked for.</summary>
internal sealed class Lanes<TKey>
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Task> _last = [];

    public async Task<T> RunAsync<T>(TKey key, Func<Task<T>> act)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await Enter(key, done.Task);
            return await act();
        }
        finally
        {
            Leave(key, done.Task);
            done.SetResult();
        }
    }

    private Task Enter(TKey key, Task mine)
    {
        lock (_gate)
        {
            var before = _last.GetValueOrDefault(key, Task.CompletedTask);
            _last[key] = mine;
            return before;
        }
    }

    private void Leave(TKey key, Task mine)
    {
        lock (_gate)
        {
            if (_last.GetValueOrDefault(key) == mine)
            {
                _last.Remove(key);
            }
        }
    }
}

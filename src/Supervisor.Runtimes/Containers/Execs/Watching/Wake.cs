namespace Supervisor.Runtimes.Containers.Execs.Watching;

/// <summary>Wakes all who wait, once; who waits afterwards waits for the next.</summary>
internal sealed class Wake
{
    private TaskCompletionSource _next = new();

    /// <summary>To be taken before looking, so that nothing is missed between a look and the wait.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Tell() => Interlocked.Exchange(ref _next, new TaskCompletionSource()).TrySetResult();

    /// <summary>Until one of these has ended. Whoever waited goes on by himself, and holds up nobody who ended it.</summary>
    public static async Task UntilAnyAsync(params Task[] tasks)
    {
        await Task.WhenAny(tasks);
        await Task.Yield();
    }
}

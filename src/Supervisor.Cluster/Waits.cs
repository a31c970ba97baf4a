namespace Supervisor.Cluster;

/// <summary>
/// Waits that can be ended early. Whoever waits goes on in the turn that ends it; the runtime's own goes on elsewhere then, where
/// no simulation could follow it.
/// </summary>
internal static class Waits
{
    /// <summary>Ends with a fault of cancellation when it is told to stop.</summary>
    public static Task ForAsync(TimeSpan span, TimeProvider time, CancellationToken stop)
    {
        var over = new TaskCompletionSource();
        var timer = time.CreateTimer(_ => over.TrySetResult(), null, span, Timeout.InfiniteTimeSpan);
        var registration = stop.UnsafeRegister((_, token) => over.TrySetCanceled(token), null);
        return EndAsync(over.Task, timer, registration);
    }

    /// <summary>Whether it has ended within the span. Ends with a fault of cancellation when it is told to stop.</summary>
    public static async Task<bool> IsInTimeAsync(Task task, TimeSpan span, TimeProvider time, CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(task, ForAsync(span, time, enough.Token));
        Cancel(enough);
        stop.ThrowIfCancellationRequested();
        return task.IsCompleted;
    }

    /// <summary>Here and now, and not on a thread of its own.</summary>
    public static void Cancel(CancellationTokenSource source) => source.Cancel();

    private static async Task EndAsync(Task over, IDisposable timer, CancellationTokenRegistration registration)
    {
        try
        {
            await over;
        }
        finally
        {
            timer.Dispose();
            registration.Unregister();
        }
    }
}

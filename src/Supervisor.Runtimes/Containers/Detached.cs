namespace Supervisor.Runtimes.Containers;

/// <summary>
/// Work that is begun and not waited for: off to the thread pool at once, as by <see cref="Task.Run(Func{Task})"/>; but where
/// somebody keeps all work to a thread of his own, it stays with him.
/// </summary>
internal static class Detached
{
    public static async Task Run(Func<Task> work)
    {
        await Task.Yield();
        await work();
    }
}

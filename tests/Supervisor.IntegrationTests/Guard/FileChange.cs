namespace Supervisor.IntegrationTests.Guard;

/// <summary>Waits until a file is touched; and looks at least every so often, for what happened before it watched.</summary>
internal static class FileChange
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    public static async Task AfterAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(path)!);
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Changed += (_, _) => changed.TrySetResult();
        watcher.Created += (_, _) => changed.TrySetResult();
        watcher.EnableRaisingEvents = true;
        try
        {
            await changed.Task.WaitAsync(LookAgain);
        }
        catch (TimeoutException)
        {
            // It changed between the caller's look and the watch, or nothing happened: the caller looks again.
        }
    }
}

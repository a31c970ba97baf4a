namespace Supervisor.Build.Demo;

/// <summary>Held while a demo runs in this repository, and free the moment that its process ends, however it ends.</summary>
internal sealed class DemoLock : IDisposable
{
    private readonly FileStream _held;

    private DemoLock(FileStream held) => _held = held;

    /// <returns>Null when another demo holds it.</returns>
    public static DemoLock? TryTake(string path)
    {
        try
        {
            return new DemoLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _held.Dispose();
}

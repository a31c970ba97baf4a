namespace Supervisor.Runtimes.Containers.Execs.Watching;

/// <summary>Tells when something is written in folders. It only hastens, and may tell nothing.</summary>
internal interface IFolderWatch : IDisposable
{
    /// <param name="listener">Told the name of the file, on any thread.</param>
    void Watch(string folder, Action<string> listener);
}

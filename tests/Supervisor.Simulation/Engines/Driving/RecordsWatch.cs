using Supervisor.Runtimes.Containers.Execs.Watching;
using Supervisor.Simulation.Engines.Execs;
using Supervisor.Simulation.Machines;

namespace Supervisor.Simulation.Engines.Driving;

/// <summary>The kernel's watch on what is written in folders, for one daemon.</summary>
internal sealed class RecordsWatch : IFolderWatch
{
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(0.1);

    private readonly Dictionary<string, Action<string>> _listeners = new(StringComparer.Ordinal);
    private readonly ContainerFiles _files;
    private readonly Daemon _daemon;

    internal RecordsWatch(ContainerFiles files, Daemon daemon)
    {
        (_files, _daemon) = (files, daemon);
        files.Written += OnWritten;
    }

    public void Watch(string folder, Action<string> listener) => _listeners.TryAdd(folder, listener);

    public void Dispose() => _files.Written -= OnWritten;

    private void OnWritten(string path)
    {
        if (_listeners.TryGetValue(Path.GetDirectoryName(path)!, out var listener))
        {
            _daemon.After(Way, () => DaemonContext.Outside(() => listener(Path.GetFileName(path))));
        }
    }
}

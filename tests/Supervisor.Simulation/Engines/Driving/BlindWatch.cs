using Supervisor.Runtimes.Containers.Execs.Watching;

namespace Supervisor.Simulation.Engines.Driving;

/// <summary>A machine without watches left: nothing is told, and whoever wants to know looks for himself.</summary>
internal sealed class BlindWatch : IFolderWatch
{
    public void Watch(string folder, Action<string> listener) { }

    public void Dispose() { }
}

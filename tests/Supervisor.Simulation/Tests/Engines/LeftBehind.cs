using Supervisor.Runtimes.Containers.Workloads;

namespace Supervisor.Simulation.Tests.Engines;

/// <summary>What an engine that failed has left of any container.</summary>
internal sealed class LeftBehind : IContainerRemains
{
    /// <summary>How often it has to be killed until it is gone; 0: nothing was left.</summary>
    internal int Lives { get; set; }

    internal int Kills { get; private set; }

    public bool Live(string container) => Lives > 0;

    public bool End(string container)
    {
        if (Lives == 0)
        {
            return false;
        }

        Kills++;
        Lives--;
        return true;
    }
}

using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Probing.Places;

/// <summary>Knows where agents are: whoever runs them.</summary>
public interface IProbePlaces
{
    /// <summary>
    /// Asked before each try, since a container that was started anew has other processes. It must answer from what is known,
    /// or within the try's time; a fault of it is a failure of the probe.
    /// </summary>
    ValueTask<ProbePlace> FindAsync(AgentDefinition agent, CancellationToken timeUp);
}

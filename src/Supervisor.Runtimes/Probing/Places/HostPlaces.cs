using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Probing.Places;

/// <summary>Of a node that runs processes of the machine alone.</summary>
public sealed class HostPlaces : IProbePlaces
{
    private static readonly ProbePlace Host = new ProbePlace.Host();
    private static readonly ProbePlace Nowhere = new ProbePlace.Nowhere("nobody here knows its container");

    public ValueTask<ProbePlace> FindAsync(AgentDefinition agent, CancellationToken timeUp) =>
        new(agent.Launch is ProcessLaunch ? Host : Nowhere);
}

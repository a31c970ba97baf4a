using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Runtimes.Probing.Places;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Runs;

/// <summary>
/// Where agents are asked from: in their containers, by what is written down of those. Connections need no engine, so while it is
/// away only commands cannot be run.
/// </summary>
internal sealed class RunPlaces(RunRecords records, EngineLink link, TimeProvider clock)
    : IProbePlaces,
        IContainerCommands
{
    private static readonly ProbePlace Host = new ProbePlace.Host();
    private static readonly ProbePlace Nowhere = new ProbePlace.Nowhere("its container does not run");

    public ValueTask<ProbePlace> FindAsync(AgentDefinition agent, CancellationToken timeUp) => new(Find(agent));

    public Task<ContainerCommandEnd> RunAsync(ContainerCommand command, CancellationToken timeUp) =>
        link.Session is { } session
            ? new EngineCommands(session.Client, clock).RunAsync(command, timeUp)
            : Task.FromResult(new ContainerCommandEnd(ExitCode: null, "the container engine cannot be reached"));

    private ProbePlace Find(AgentDefinition agent)
    {
        if (agent.Launch is ProcessLaunch)
        {
            return Host;
        }

        var owner = agent.Launch switch
        {
            ExecLaunch exec => exec.Holder,
            ListenLaunch listen => listen.Holder,
            _ => agent.Address,
        };
        var runs = records.Of(owner.Group).Records;
        return runs.LastOrDefault(run => run.Address == owner && run is { End: null, Started: not null }) is { } run
            ? new ProbePlace.Container(run.Container, run.Pid, this)
            : Nowhere;
    }
}

using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Doctor.Ports;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// Why an engine has not started a container, as an operator can use it: by the container's name, and where somebody has a
/// port that it is to have, with who that is and how one would be rid of him.
/// </summary>
internal static class StartRefusals
{
    public static async Task<OperatorError> ExplainAsync(
        EngineSession session,
        ContainerFacts container,
        EngineFailure.Refused refused,
        CancellationToken stop
    )
    {
        var name = ContainerReadying.NameOf(container);
        foreach (var port in TakenPorts.Of(refused.Message, container.HostConfig?.PortBindings))
        {
            if (await PortHolder.FindAsync(port, session.Client, stop) is { } holder)
            {
                return ContainerErrors.PortTaken(name, port, holder);
            }
        }

        return ContainerErrors.NotStarted(name, refused.Message);
    }
}

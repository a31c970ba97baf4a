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
    /// <summary>What the engine has left half made is cleared away, where it can be seen whether anything of it lives.</summary>
    public static async Task<OperatorError> MendAsync(
        EngineSession session,
        ContainerFacts container,
        EngineFailure.Refused refused,
        WorkloadTools tools,
        CancellationToken stop
    )
    {
        var error = await ExplainAsync(session, container, refused, stop);
        if (refused.Status == 404 && HalfMadeStart.LacksItsNetwork(refused.Message))
        {
            return await ContainerReadying.RemoveAsync(session, container.Id, tools.Outputs, stop) is null
                ? HalfMadeStart.WithoutNetwork(error)
                : error;
        }

        if (!HalfMadeStart.IsHalfMade(error) || session.Mark.Run is null)
        {
            return HalfMadeStart.Explain(error);
        }

        if (tools.Remains.End(container.Id))
        {
            return HalfMadeStart.Ended(error);
        }

        return await ContainerReadying.RemoveAsync(session, container.Id, tools.Outputs, stop) is null
            ? HalfMadeStart.Replaced(error)
            : HalfMadeStart.Explain(error);
    }

    private static async Task<OperatorError> ExplainAsync(
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

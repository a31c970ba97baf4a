using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Doctor.Ports;

/// <summary>A running container that publishes a port.</summary>
/// <param name="Group">The group of a fleet that it belongs to; null: it is none of a supervisor's.</param>
/// <param name="Status">As the engine says it: <c>Up 3 minutes</c>.</param>
internal sealed record ContainerHolder(string Name, string? Group, string Status)
{
    internal static async Task<ContainerHolder?> FindAsync(
        EngineClient engine,
        int port,
        string protocol,
        CancellationToken stop
    )
    {
        var rows = await engine.Containers.ListAsync(EngineFilters.None, stop);
        var row = rows.IsOk
            ? rows.Value.FirstOrDefault(row =>
                row.Ports?.Any(of => of.PublicPort == port && of.Type == protocol) == true
            )
            : null;
        return row is null
            ? null
            : new ContainerHolder(
                row.Names is [var name, ..] ? name.TrimStart('/') : row.Id,
                row.Labels?.GetValueOrDefault(ContainerLabels.Group),
                row.Status ?? ""
            );
    }
}

using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Limits;
using Supervisor.Supervision.Placing;

namespace Supervisor.Supervision.Plans;

/// <summary>What a group takes of its machine, out of the fleet's model.</summary>
internal static class GroupDemands
{
    /// <param name="home">The node of its file.</param>
    internal static GroupDemand Of(FleetMember group, string? home)
    {
        var (model, movable) = (group.Group, group.Group.Placement as Placement.Movable);
        var resources = model.Service.Resources;
        var demand = new GroupDemand(model.Name, home)
        {
            // Asking for a card of a size is asking for that much of one, where nothing else is said.
            Gpu = model.Gpu ?? (movable?.GpuMemoryBytes is { } bytes ? new GpuNeed(bytes) : null),
            MemoryBytes = resources.MemoryReservationBytes ?? resources.MemoryBytes,
            Ports = PortsOf(group).ToValueList(),
        };
        return movable is null
            ? demand
            : demand with
            {
                Labels = movable.Labels,
                Arch = movable.Arch,
                Prefer = movable.Prefer,
                CardBytes = movable.GpuMemoryBytes,
                Privileges = GroupPrivileges.Of(group.Project, model),
            };
    }

    private static IEnumerable<PortDemand> PortsOf(FleetMember group)
    {
        var model = group.Group;
        if (model.IsProcess || model.Service.NetworkMode is "host")
        {
            return model
                .Agents.Where(static agent => agent.Port is not null)
                .Select(static agent => new PortDemand(agent.Port!.Value, "tcp", ""));
        }

        // A range leaves the choice to the engine.
        return model
            .Service.Ports.Where(static port => port is { Published: not null, PublishedEnd: null })
            .Select(port => new PortDemand(
                port.Published!.Value + group.PortOffset,
                port.Protocol,
                (port.HostAddress ?? "").Trim('[', ']')
            ));
    }
}

using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Places;
using Supervisor.Supervision.Plans;

namespace Supervisor.Node.Fleets;

/// <summary>
/// Where the guard is in a container of its own, a process that it starts would be in there as well: among the guard's files,
/// gone with its container, and no process of the machine.
/// </summary>
internal static class RefusedProcesses
{
    private const string Code = "fleet.no-processes";

    public static IReadOnlyList<PlanError> Of(FleetModel model, string node) =>
        [
            .. FleetNames
                .Of(model)
                .Groups.Where(group => group.Group.IsProcess && (group.Project.Node ?? node) == node)
                .Select(Refused),
        ];

    private static PlanError Refused(FleetMember group) =>
        new(
            group,
            TreePath.Of("services", group.Group.Name),
            new OperatorError(
                Code,
                $"'{group.Group.Name}' is a process of the machine, and this node runs containers only.",
                "Its guard runs apart, in a container of its own (--guard apart), and cannot start anything outside of it.",
                "Give the service an image, or run the daemon on the machine itself."
            )
        );
}

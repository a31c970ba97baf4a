using System.Globalization;
using Supervisor.Fleet.Model;

namespace Supervisor.Supervision.Limits;

/// <summary>A process of the machine is held by nothing but its user's rights.</summary>
internal static class ProcessPrivileges
{
    internal static IEnumerable<Privilege> Of(GroupModel group)
    {
        yield return new Privilege(PrivilegeKinds.Processes, "", "is a process of the machine");
        if (group.Agents.Any(agent => IsRoot(agent.User ?? group.Service.User)))
        {
            yield return new Privilege(
                PrivilegeKinds.RootProcesses,
                group.Service.User is null ? "" : "user",
                "is a process of the machine that runs as root, or as the daemon's own user"
            );
        }
    }

    private static bool IsRoot(string? user) =>
        user?.Split(':')[0] is not { Length: > 0 } name
        || name is "root"
        || (decimal.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && id == 0);
}

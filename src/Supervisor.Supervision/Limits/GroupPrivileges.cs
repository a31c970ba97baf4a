using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Limits;

/// <summary>
/// All that a group asks for by which it could reach into its machine, out of its definition alone. Whatever is not known to be
/// harmless is one: a key that was overlooked would be a way to root.
/// </summary>
public static class GroupPrivileges
{
    public static ValueList<Privilege> Of(ProjectModel project, GroupModel group) =>
        (group.IsProcess ? ProcessPrivileges.Of(group) : OfContainer(project, group)).ToValueList();

    private static IEnumerable<Privilege> OfContainer(ProjectModel project, GroupModel group) =>
        [
            .. SecurityPrivileges.Of(group.Service),
            .. NamespacePrivileges.Of(project, group.Service),
            .. MountPrivileges.Of(project, group),
            .. DevicePrivileges.Of(group.Service),
        ];
}

using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Supervised;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>What is added to the published ports of one group.</summary>
internal static class GroupPortOffset
{
    public static int Of(GroupSite group) => PortOffset.Of(group.Service, group.Project.Model.PortOffset);

    public static string? Own(GroupSite group) => PortOffset.Own(group.Service);
}

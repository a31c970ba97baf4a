using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Supervised;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>What is added to the published ports of one group.</summary>
internal static class GroupPortOffset
{
    /// <summary>The service's own, before that of the project.</summary>
    public static int Of(GroupSite group) =>
        Own(group) is { } text ? PortOffset.Parsed(text) ?? 0 : group.Project.Model.PortOffset;

    public static string? Own(GroupSite group) =>
        group.Service.Environment.TryGet(PortOffset.Variable, out var text) && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;
}

using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Supervision.Limits;

/// <summary>
/// Where a container shares what is the machine's. It may share with another service of its file, which is judged by itself; of a
/// container that no file has nobody knows what it shares.
/// </summary>
internal static class NamespacePrivileges
{
    private const string OfService = "service:";

    internal static IEnumerable<Privilege> Of(ProjectModel project, ServiceModel service)
    {
        var host = service.Host;
        var modes = new (string Key, string? Mode, bool IsOwn)[]
        {
            ("network_mode", service.NetworkMode, IsOwnNetwork(service.NetworkMode, project)),
            ("pid", host.Pid, host.Pid is null or "" or "private" || IsOfProject(host.Pid, project)),
            ("ipc", host.Ipc, IsOwnIpc(host.Ipc, project)),
            ("uts", host.Uts, host.Uts is null or "" or "private"),
            ("userns_mode", host.UsernsMode, host.UsernsMode is null or "" or "auto"),
            ("cgroup", host.Cgroup, host.Cgroup is null or "" or "private"),
            ("cgroup_parent", host.CgroupParent, host.CgroupParent is null or ""),
        };
        return modes
            .Where(static mode => !mode.IsOwn)
            .Select(static mode => Of(mode.Key, mode.Mode!))
            .Concat(Networks(project, service));
    }

    private static Privilege Of(string key, string mode) =>
        new(PrivilegeKinds.HostNamespaces, key, $"has '{key}: {mode}'");

    private static bool IsOwnIpc(string? mode, ProjectModel project) =>
        mode is null or "" or "none" or "private" or "shareable" || IsOfProject(mode, project);

    private static bool IsOwnNetwork(string? mode, ProjectModel project) =>
        mode is null || IsOfProject(mode, project) || !IsOfMachine(mode);

    private static bool IsOfProject(string mode, ProjectModel project) =>
        mode.StartsWith(OfService, StringComparison.Ordinal)
        && project.Groups.Any(group => !group.IsProcess && group.Name == mode[OfService.Length..]);

    /// <summary>The engine takes a network's name for a mode, so one that is called like a mode is one.</summary>
    private static IEnumerable<Privilege> Networks(ProjectModel project, ServiceModel service) =>
        service
            .Networks.Names.Select(key => project.Networks.TryGet(key, out var network) ? network.Name : key)
            .Where(IsOfMachine)
            .Select(static name => new Privilege(
                PrivilegeKinds.HostNamespaces,
                "networks",
                $"is in the network '{name}'"
            ));

    // What has a colon is no name of a network: container:NAME, ns:PATH.
    private static bool IsOfMachine(string network) =>
        network.Equals("host", StringComparison.OrdinalIgnoreCase) || network.Contains(':', StringComparison.Ordinal);
}

using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Printing.Trees;

internal static class HostTrees
{
    public static void Add(MapBuilder map, ServiceModel service)
    {
        var (host, security) = (service.Host, service.Security);
        map.Switch("privileged", security.Privileged)
            .Texts("cap_add", security.CapAdd)
            .Texts("cap_drop", security.CapDrop)
            .Texts("security_opt", security.SecurityOptions)
            .Texts("group_add", security.GroupAdd)
            .Texts("devices", host.Devices)
            .Texts("device_cgroup_rules", host.DeviceCgroupRules)
            .Text("cgroup", host.Cgroup)
            .Text("cgroup_parent", host.CgroupParent)
            .Text("ipc", host.Ipc)
            .Text("pid", host.Pid)
            .Text("uts", host.Uts)
            .Text("userns_mode", host.UsernsMode)
            .Texts("sysctls", host.Sysctls);
    }
}

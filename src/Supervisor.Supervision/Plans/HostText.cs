using Supervisor.Fleet.Model.Services;

namespace Supervisor.Supervision.Plans;

/// <summary>What a container sees of its machine, and may do there, as it is hashed.</summary>
internal static class HostText
{
    internal static void Add(CanonicalText text, ServiceModel service)
    {
        AddNames(text, service.Host);
        AddSpaces(text, service.Host);
        AddRights(text, service.Security);
    }

    private static void AddNames(CanonicalText text, HostSettings host)
    {
        text.Add("hostname", host.Hostname);
        text.Add("domain", host.DomainName);
        foreach (var (name, addresses) in host.ExtraHosts)
        {
            text.Add("extra-host", [name, .. addresses]);
        }

        text.AddEach("dns", host.Dns);
        text.AddEach("dns-search", host.DnsSearch);
        text.AddEach("dns-option", host.DnsOptions);
        text.Add("mac", host.MacAddress);
    }

    private static void AddSpaces(CanonicalText text, HostSettings host)
    {
        text.Add("ipc", host.Ipc);
        text.Add("pid", host.Pid);
        text.Add("uts", host.Uts);
        text.Add("userns", host.UsernsMode);
        text.Add("cgroup-parent", host.CgroupParent);
        text.Add("cgroup", host.Cgroup);
        text.AddEach("device-file", host.Devices);
        text.AddEach("device-rule", host.DeviceCgroupRules);
        text.AddPairs("sysctl", host.Sysctls);
        text.AddEach("tmpfs", host.Tmpfs);
    }

    private static void AddRights(CanonicalText text, SecuritySettings security)
    {
        text.Add("privileged", security.Privileged ? true : null);
        text.Add("read-only", security.ReadOnlyRoot ? true : null);
        text.AddEach("cap-add", security.CapAdd);
        text.AddEach("cap-drop", security.CapDrop);
        text.AddEach("security", security.SecurityOptions);
        text.AddEach("group", security.GroupAdd);
    }
}

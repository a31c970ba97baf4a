using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

internal static class HostBinder
{
    public static HostSettings Bind(Cursor service) =>
        new()
        {
            Hostname = service["hostname"].Setting,
            DomainName = service["domainname"].Setting,
            ExtraHosts = ExtraHostsBinder.Bind(service["extra_hosts"]),
            Dns = ListBinder.TextOrTexts(service["dns"]),
            DnsSearch = ListBinder.TextOrTexts(service["dns_search"]),
            DnsOptions = ListBinder.Texts(service["dns_opt"]),
            MacAddress = service["mac_address"].Setting,
            Ipc = service["ipc"].Setting,
            Pid = service["pid"].Setting,
            Uts = service["uts"].Setting,
            UsernsMode = service["userns_mode"].Setting,
            CgroupParent = service["cgroup_parent"].Setting,
            Cgroup = service["cgroup"].Setting,
            Devices = service["devices"].Items.Select(BindDevice).OfType<string>().ToValueList(),
            DeviceCgroupRules = ListBinder.Texts(service["device_cgroup_rules"]),
            Sysctls = PairsBinder.BindTexts(service["sysctls"]),
            Tmpfs = ListBinder.TextOrTexts(service["tmpfs"]),
        };

    private static string? BindDevice(Cursor device) =>
        device.Text is { } text ? DeviceText.Parse(text).Value
        : device["source"].Setting is { } source
            ? DeviceText.Of(source, device["target"].Setting, device["permissions"].Setting).Value
        : null;
}

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
            Hostname = service["hostname"].Text,
            DomainName = service["domainname"].Text,
            ExtraHosts = ExtraHostsBinder.Bind(service["extra_hosts"]),
            Dns = ListBinder.TextOrTexts(service["dns"]),
            DnsSearch = ListBinder.TextOrTexts(service["dns_search"]),
            DnsOptions = ListBinder.Texts(service["dns_opt"]),
            MacAddress = service["mac_address"].Text,
            Ipc = service["ipc"].Text,
            Pid = service["pid"].Text,
            Uts = service["uts"].Text,
            UsernsMode = service["userns_mode"].Text,
            CgroupParent = service["cgroup_parent"].Text,
            Cgroup = service["cgroup"].Text,
            Devices = service["devices"].Items.Select(BindDevice).OfType<string>().ToValueList(),
            DeviceCgroupRules = ListBinder.Texts(service["device_cgroup_rules"]),
            Sysctls = PairsBinder.BindTexts(service["sysctls"]),
            Tmpfs = ListBinder.TextOrTexts(service["tmpfs"]),
        };

    private static string? BindDevice(Cursor device) =>
        device.Text is { } text ? DeviceText.Parse(text).Value
        : device["source"].Text is { } source
            ? DeviceText.Of(source, device["target"].Text, device["permissions"].Text).Value
        : null;
}

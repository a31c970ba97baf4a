using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Services;

internal static class AttachmentBinder
{
    public static ValueMap<NetworkAttachment> Bind(Cursor service, bool isContainer, BindingContext context)
    {
        var (networks, mode) = (service["networks"], service["network_mode"]);
        var given = ListBinder
            .Texts(networks)
            .Select(name => KeyValuePair.Create(name, new NetworkAttachment()))
            .Concat(networks.Entries.Select(entry => KeyValuePair.Create(entry.Key, BindLong(entry.Value))))
            .ToValueMap();
        if (mode.IsPresent && networks.IsPresent)
        {
            context.ReportConflict(mode, networks, $"'{mode.Path}' and '{networks.Path}' exclude each other.");
        }

        return given.Count == 0 && isContainer && !mode.IsPresent
            ? given.With(ComposeNames.DefaultNetwork, new NetworkAttachment())
            : given;
    }

    private static NetworkAttachment BindLong(Cursor network) =>
        new()
        {
            Aliases = ListBinder.Texts(network["aliases"]),
            Ipv4Address = network["ipv4_address"].Setting,
            Ipv6Address = network["ipv6_address"].Setting,
            MacAddress = network["mac_address"].Setting,
            LinkLocalAddresses = ListBinder.Texts(network["link_local_ips"]),
            Priority = network["priority"].Number ?? 0,
            GatewayPriority = network["gw_priority"].Number ?? 0,
            InterfaceName = network["interface_name"].Setting,
            DriverOptions = PairsBinder.BindTexts(network["driver_opts"]),
        };
}

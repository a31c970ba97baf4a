using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose.Resources;

internal static class NetworkBinder
{
    public static ValueMap<NetworkModel> Bind(
        Cursor networks,
        IEnumerable<ServiceModel> services,
        BindingContext context
    )
    {
        var declared = networks
            .Entries.Select(entry => KeyValuePair.Create(entry.Key, Bind(entry.Key, entry.Value, context)))
            .ToValueMap();
        var needsDefault = services.Any(service => service.Networks.Contains(ComposeNames.DefaultNetwork));
        return needsDefault && !declared.Contains(ComposeNames.DefaultNetwork)
            ? declared.With(
                ComposeNames.DefaultNetwork,
                Bind(ComposeNames.DefaultNetwork, networks[ComposeNames.DefaultNetwork], context)
            )
            : declared;
    }

    private static NetworkModel Bind(string key, Cursor network, BindingContext context)
    {
        var name = ResourceName.Of(key, network, context);
        return new NetworkModel
        {
            Name = name.Name,
            External = name.IsExternal,
            Driver = network["driver"].Setting,
            DriverOptions = PairsBinder.BindTexts(network["driver_opts"]),
            Labels = PairsBinder.BindTexts(network["labels"]),
            Internal = network["internal"].Flag ?? false,
            Attachable = network["attachable"].Flag ?? false,
            EnableIpv4 = network["enable_ipv4"].Flag,
            EnableIpv6 = network["enable_ipv6"].Flag ?? false,
            Ipam = network["ipam"] is { IsPresent: true } ipam ? BindIpam(ipam) : null,
        };
    }

    private static IpamModel BindIpam(Cursor ipam) =>
        new(
            ipam["driver"].Setting,
            ipam["config"].Items.Select(BindPool).ToValueList(),
            PairsBinder.BindTexts(ipam["options"])
        );

    private static IpamPool BindPool(Cursor pool) =>
        new(
            pool["subnet"].Setting,
            pool["ip_range"].Setting,
            pool["gateway"].Setting,
            PairsBinder.BindTexts(pool["aux_addresses"])
        );
}

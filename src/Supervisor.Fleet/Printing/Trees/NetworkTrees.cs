using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing.Trees;

internal static class NetworkTrees
{
    public static void Add(MapBuilder map, ServiceModel service) =>
        map.List("ports", service.Ports, Of)
            .Texts("expose", service.Expose)
            .Text("network_mode", service.NetworkMode)
            .Map("networks", service.Networks, Of)
            .Texts("links", service.Links)
            .Texts("external_links", service.ExternalLinks)
            .Text("hostname", service.Host.Hostname)
            .Text("domainname", service.Host.DomainName)
            .Map("extra_hosts", service.Host.ExtraHosts, addresses => Nodes.Texts(addresses))
            .Texts("dns", service.Host.Dns)
            .Texts("dns_search", service.Host.DnsSearch)
            .Texts("dns_opt", service.Host.DnsOptions)
            .Text("mac_address", service.Host.MacAddress);

    private static TreeNode Of(PortModel port) =>
        new MapBuilder()
            .Number("target", port.Target)
            .Text("published", port.PublishedEnd is { } end ? $"{port.Published}-{end}" : port.Published?.ToString())
            .Text("host_ip", port.HostAddress)
            .Text("protocol", port.Protocol is "tcp" ? null : port.Protocol)
            .Text("mode", port.Mode is "ingress" ? null : port.Mode)
            .Text("name", port.Name)
            .Text("app_protocol", port.AppProtocol)
            .Build();

    private static TreeNode Of(NetworkAttachment attachment) =>
        attachment == new NetworkAttachment()
            ? Nodes.Nothing
            : new MapBuilder()
                .Texts("aliases", attachment.Aliases)
                .Text("ipv4_address", attachment.Ipv4Address)
                .Text("ipv6_address", attachment.Ipv6Address)
                .Texts("link_local_ips", attachment.LinkLocalAddresses)
                .Text("mac_address", attachment.MacAddress)
                .Number("priority", attachment.Priority == 0 ? null : attachment.Priority)
                .Number("gw_priority", attachment.GatewayPriority == 0 ? null : attachment.GatewayPriority)
                .Text("interface_name", attachment.InterfaceName)
                .Texts("driver_opts", attachment.DriverOptions)
                .Build();
}

using System.Globalization;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Plans;

/// <summary>
/// How a container is reached and what it reaches, as it is hashed. Networks are in it as they are declared, for the same reason
/// as volumes.
/// </summary>
internal static class NetworkText
{
    internal static void Add(CanonicalText text, ContainerDefinition definition)
    {
        var service = definition.Service;
        foreach (var port in service.Ports)
        {
            Add(text, port);
        }

        text.AddEach("expose", service.Expose);
        text.Add("network-mode", service.NetworkMode);
        foreach (var (name, attachment) in service.Networks)
        {
            Add(text, name, attachment);
        }

        text.AddEach("link", service.Links);
        text.AddEach("external-link", service.ExternalLinks);
        foreach (var (key, network) in definition.Networks)
        {
            Add(text, key, network);
        }
    }

    private static void Add(CanonicalText text, PortModel port)
    {
        text.Add("port", Number(port.Target), port.Protocol);
        text.Add("port-published", port.Published);
        text.Add("port-published-end", port.PublishedEnd);
        text.Add("port-host", port.HostAddress);
    }

    private static void Add(CanonicalText text, string name, NetworkAttachment attachment)
    {
        text.Add("network", [name]);
        text.AddEach("network-alias", attachment.Aliases);
        text.Add("network-ipv4", attachment.Ipv4Address);
        text.Add("network-ipv6", attachment.Ipv6Address);
        text.Add("network-mac", attachment.MacAddress);
        text.AddEach("network-link-local", attachment.LinkLocalAddresses);
        text.Add("network-priority", attachment.Priority == 0 ? null : (long?)attachment.Priority);
        text.Add("network-gateway", attachment.GatewayPriority == 0 ? null : (long?)attachment.GatewayPriority);
        text.Add("network-interface", attachment.InterfaceName);
        text.AddPairs("network-option", attachment.DriverOptions);
    }

    private static void Add(CanonicalText text, string key, NetworkModel network)
    {
        text.Add("net", key, network.Name);
        text.Add("net-external", network.External ? true : null);
        text.Add("net-driver", network.Driver);
        text.AddPairs("net-option", network.DriverOptions);
        text.AddPairs("net-label", network.Labels);
        text.Add("net-internal", network.Internal ? true : null);
        text.Add("net-attachable", network.Attachable ? true : null);
        text.Add("net-ipv4", network.EnableIpv4);
        text.Add("net-ipv6", network.EnableIpv6 ? true : null);
        if (network.Ipam is { } ipam)
        {
            Add(text, ipam);
        }
    }

    private static void Add(CanonicalText text, IpamModel ipam)
    {
        text.Add("ipam", [ipam.Driver ?? ""]);
        text.AddPairs("ipam-option", ipam.Options);
        foreach (var pool in ipam.Pools)
        {
            text.Add("pool", pool.Subnet ?? "", pool.IpRange ?? "", pool.Gateway ?? "");
            text.AddPairs("pool-reserved", pool.AuxiliaryAddresses);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

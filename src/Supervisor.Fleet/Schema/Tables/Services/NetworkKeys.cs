using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

/// <summary>What it can reach, and by which names and ports it is reached.</summary>
internal static class NetworkKeys
{
    public static IReadOnlyList<SchemaRow> Rows =>
        [
            Supported("ports", ListOf(ComposeForms.Port | PortKeys)),
            Supported("expose", ListOf(ComposeForms.ExposedPort)),
            Supported("networks", ListOf(Text) | MapOf(AttachmentKeys | Nothing)),
            Supported("network_mode", Text),
            Supported("links", ListOf(Text)),
            Supported("external_links", ListOf(Text)),
            Supported("extra_hosts", ComposeForms.Hosts),
            Supported("dns", ComposeForms.Address | ListOf(ComposeForms.Address)),
            Supported("dns_opt", ListOf(Text)),
            Supported("dns_search", Text | ListOf(Text)),
            Supported("hostname", Text),
            Supported("domainname", Text),
            Supported("mac_address", ComposeForms.HardwareAddress),
        ];

    private static SectionShape PortKeys =>
        Section(
            "a port",
            Supported("target", ComposeForms.PortNumber).Needed(),
            Supported("published", ComposeForms.PortRange),
            Supported("host_ip", ComposeForms.Address),
            Supported("protocol", Word("tcp", "udp", "sctp")),
            Supported("mode", Word("host", "ingress")),
            Supported("name", Text),
            Supported("app_protocol", Text)
        );

    private static SectionShape AttachmentKeys =>
        Section(
            "a service's use of a network",
            Supported("aliases", ListOf(Text)),
            Supported("ipv4_address", ComposeForms.Address),
            Supported("ipv6_address", ComposeForms.Address),
            Supported("link_local_ips", ListOf(ComposeForms.Address)),
            Supported("mac_address", ComposeForms.HardwareAddress),
            Supported("priority", Number),
            Supported("gw_priority", Number),
            Supported("interface_name", Text),
            Supported("driver_opts", MapOf(Text))
        );
}

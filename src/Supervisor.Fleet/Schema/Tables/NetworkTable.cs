using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables;

internal static class NetworkTable
{
    public static readonly SectionShape Keys = Section(
        "a network",
        Supported("name", Text),
        Supported("external", Flag | ExternalName),
        Supported("driver", Text),
        Supported("driver_opts", MapOf(Text)),
        Supported("internal", Flag),
        Supported("attachable", Flag),
        Supported("enable_ipv4", Flag),
        Supported("enable_ipv6", Flag),
        Supported("labels", ComposeForms.Pairs),
        Supported("ipam", IpamKeys)
    );

    /// <summary>The older way to name what exists already; <c>name</c> beside <c>external: true</c> says the same.</summary>
    public static SectionShape ExternalName => Section("an external name", Supported("name", Text).Needed());

    private static SectionShape IpamKeys =>
        Section(
            "address management",
            Supported("driver", Text),
            Supported("config", ListOf(PoolKeys)),
            Supported("options", MapOf(Text))
        );

    private static SectionShape PoolKeys =>
        Section(
            "a pool of addresses",
            Supported("subnet", ComposeForms.Subnet),
            Supported("ip_range", ComposeForms.Subnet),
            Supported("gateway", ComposeForms.Address),
            Supported("aux_addresses", MapOf(ComposeForms.Address))
        );
}

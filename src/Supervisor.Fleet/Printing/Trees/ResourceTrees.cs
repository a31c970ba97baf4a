using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing.Trees;

/// <summary>What services share.</summary>
internal static class ResourceTrees
{
    public static TreeNode Of(NetworkModel network) =>
        new MapBuilder()
            .Text("name", network.Name)
            .Switch("external", network.External)
            .Text("driver", network.Driver)
            .Texts("driver_opts", network.DriverOptions)
            .Switch("internal", network.Internal)
            .Switch("attachable", network.Attachable)
            .Flag("enable_ipv4", network.EnableIpv4)
            .Switch("enable_ipv6", network.EnableIpv6)
            .Texts("labels", network.Labels)
            .Section("ipam", network.Ipam is { } ipam ? Of(ipam) : null)
            .Build();

    public static TreeNode Of(VolumeModel volume) =>
        new MapBuilder()
            .Text("name", volume.Name)
            .Switch("external", volume.External)
            .Text("driver", volume.Driver)
            .Texts("driver_opts", volume.DriverOptions)
            .Texts("labels", volume.Labels)
            .Build();

    public static TreeNode Of(FileResource resource) =>
        new MapBuilder()
            .Text("name", resource.Name)
            .Switch("external", resource.External)
            .Text("file", resource.File)
            .Text("environment", resource.EnvironmentVariable)
            .Text("content", resource.Content)
            .Build();

    private static MapBuilder Of(IpamModel ipam) =>
        new MapBuilder().Text("driver", ipam.Driver).List("config", ipam.Pools, Of).Texts("options", ipam.Options);

    private static TreeNode Of(IpamPool pool) =>
        new MapBuilder()
            .Text("subnet", pool.Subnet)
            .Text("ip_range", pool.IpRange)
            .Text("gateway", pool.Gateway)
            .Texts("aux_addresses", pool.AuxiliaryAddresses)
            .Build();
}

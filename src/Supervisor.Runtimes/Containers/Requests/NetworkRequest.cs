using Supervisor.Fleet.Model.Resources;
using Supervisor.Runtimes.Docker.Networks;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>From a network as a fleet file has it to what the engine is asked for.</summary>
internal static class NetworkRequest
{
    /// <param name="key">What it is called in the file.</param>
    public static NetworkSpec Of(string key, NetworkModel network, string project, ContainerPlace place) =>
        new()
        {
            Name = network.Name,
            Driver = network.Driver,
            Internal = network.Internal.OrNull(),
            Attachable = network.Attachable.OrNull(),
            EnableV4 = network.EnableIpv4,
            EnableV6 = network.EnableIpv6.OrNull(),
            Addresses = network.Ipam is { } plan ? Addresses(plan) : null,
            Options = network.DriverOptions.OrNull(),
            Labels = ContainerLabels.OfResource(network.Labels, project, ContainerLabels.ComposeNetwork, key, place),
        };

    private static AddressPlan Addresses(IpamModel plan) =>
        new(plan.Driver, plan.Pools.Select(Pool).OrNull(), plan.Options.OrNull());

    private static AddressPool Pool(IpamPool pool) =>
        new(pool.Subnet, pool.Gateway, pool.IpRange, pool.AuxiliaryAddresses.OrNull());
}

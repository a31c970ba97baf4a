using System.Net;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Networks;

/// <summary>The subnets that a network declares.</summary>
internal static class Pools
{
    /// <summary>Those that can be read; the form of the rest has been told.</summary>
    public static IEnumerable<(IPNetwork Subnet, IpamPool Pool, TreePath Path)> Of(NodeNetwork network) =>
        All(network)
            .Select(item => (Subnet: Parse(item.Pool.Subnet), item.Pool, item.Path))
            .Where(item => item.Subnet is not null)
            .Select(item => (item.Subnet!.Value, item.Pool, item.Path));

    public static IEnumerable<(IpamPool Pool, TreePath Path)> All(NodeNetwork network) =>
        network.Model.Ipam is { } ipam
            ? ipam.Pools.Select((pool, index) => (pool, network.Path.Then("ipam").Then("config").Then(index)))
            : [];

    /// <summary>Null: not <c>ADDRESS/BITS</c>. Bits of the machine's part are cut off, as the engine does.</summary>
    public static IPNetwork? Parse(string? text)
    {
        if (
            text?.Split('/') is not [var first, var second]
            || !IPAddress.TryParse(first, out var address)
            || !int.TryParse(second, out var bits)
            || bits < 0
            || bits > address.GetAddressBytes().Length * 8
        )
        {
            return null;
        }

        return new IPNetwork(Masked(address, bits), bits);
    }

    private static IPAddress Masked(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var index = 0; index < bytes.Length; index++)
        {
            var kept = Math.Clamp(bits - (index * 8), 0, 8);
            bytes[index] &= (byte)(0xFF << (8 - kept));
        }

        return new IPAddress(bytes);
    }
}

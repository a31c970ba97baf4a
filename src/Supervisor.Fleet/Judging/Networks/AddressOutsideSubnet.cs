using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Text;

namespace Supervisor.Fleet.Judging.Networks;

/// <summary>The engine gives a fixed address only out of a subnet that the network declares.</summary>
internal static class AddressOutsideSubnet
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from address in FixedAddress.All(scene)
        where address is { Parsed: not null, Network.Model.External: false }
        let subnets = Pools.Of(address.Network).Select(item => item.Subnet).ToList()
        where !subnets.Exists(subnet => subnet.Contains(address.Parsed!))
        where
            Pools
                .All(address.Network)
                .All(item => item.Pool.Subnet is null || Pools.Parse(item.Pool.Subnet) is not null)
        select address.Group.At(
            JudgeKinds.AddressOutsideSubnet,
            address.Path,
            $"'{address.Group}' has the address {address.Text} in the network '{address.Network.Key}', "
                + (
                    subnets.Count == 0
                        ? "which declares no subnet to take it from."
                        : $"whose subnet is {Phrases.And(subnets.Select(subnet => subnet.ToString()))}."
                ),
            subnets.Count == 0
                ? $"Declare networks.{address.Network.Key}.ipam.config with a subnet that has the address, or take the address out."
                : "Write an address of the subnet, or none."
        );
}

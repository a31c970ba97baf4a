using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Networks;

/// <summary>What stands where an address or a subnet belongs, and is none.</summary>
internal static class MalformedAddress
{
    public static IEnumerable<Finding> Find(Scene scene) => Addresses(scene).Concat(Subnets(scene));

    private static IEnumerable<Finding> Addresses(Scene scene) =>
        from address in FixedAddress.All(scene)
        where address.Parsed is null
        select address.Group.At(
            JudgeKinds.MalformedAddress,
            address.Path,
            $"'{address.Text}' is not an address.",
            "Write one such as 172.28.0.10, or take it out: containers of a network find each other by service name."
        );

    private static IEnumerable<Finding> Subnets(Scene scene) =>
        from network in NodeNetwork.All(scene)
        from item in Pools.All(network)
        where item.Pool.Subnet is not null && Pools.Parse(item.Pool.Subnet) is null
        select network.Project.At(
            JudgeKinds.MalformedAddress,
            item.Path.Then("subnet"),
            $"'{item.Pool.Subnet}' is not a subnet.",
            "Write an address and its number of bits, such as 172.28.0.0/16."
        );
}

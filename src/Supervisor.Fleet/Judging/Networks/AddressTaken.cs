using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Networks;

/// <summary>Two holders of one fixed address of a network, its gateway among them.</summary>
internal static class AddressTaken
{
    public static IEnumerable<Finding> Find(Scene scene) => AmongContainers(scene).Concat(OfGateways(scene));

    private static IEnumerable<Finding> AmongContainers(Scene scene) =>
        from same in FixedAddress
            .All(scene)
            .Where(address => address.Parsed is not null && !address.Group.IsMovable)
            .GroupBy(address => (address.Group.Node, address.Network.Model.Name, address.Parsed))
        from later in same.Skip(1)
        let first = same.First()
        select later.Group.At(
            JudgeKinds.AddressTaken,
            later.Path,
            $"'{later.Group}' has the address {later.Text} in the network '{later.Network.Key}', and so has "
                + $"'{first.Group}' at {first.Place}.",
            "Give one of them another address, or none: containers of a network find each other by service name."
        );

    private static IEnumerable<Finding> OfGateways(Scene scene) =>
        from address in FixedAddress.All(scene)
        where Pools.All(address.Network).Any(item => item.Pool.Gateway == address.Text)
        select address.Group.At(
            JudgeKinds.AddressTaken,
            address.Path,
            $"'{address.Group}' has the address {address.Text}, which is the gateway of the network '{address.Network.Key}'.",
            "Give the container another address of the subnet, or none."
        );
}

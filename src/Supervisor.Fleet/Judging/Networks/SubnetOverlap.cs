using System.Net;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Networks;

/// <summary>An engine refuses a network whose subnet overlaps with that of another.</summary>
internal static class SubnetOverlap
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        NodeNetwork
            .All(scene)
            .Where(network => network.Model is { External: false, Driver: null or "bridge" })
            .DistinctBy(network => (network.Project.Model.Node, network.Model.Name))
            .GroupBy(network => network.Project.Model.Node, StringComparer.Ordinal)
            .SelectMany(OfNode);

    /// <summary>Sorted by where they begin, only those that a subnet reaches into need comparing.</summary>
    private static IEnumerable<Finding> OfNode(IEnumerable<NodeNetwork> networks)
    {
        var subnets = networks
            .SelectMany(network => Pools.Of(network).Select(item => (item.Subnet, item.Path, Network: network)))
            .OrderBy(item => Convert.ToHexString(item.Subnet.BaseAddress.GetAddressBytes()), StringComparer.Ordinal)
            .ThenBy(item => item.Subnet.PrefixLength)
            .ToList();
        for (var index = 1; index < subnets.Count; index++)
        {
            var (wide, inner) = (subnets[index - 1], subnets[index]);
            if (Contains(wide.Subnet, inner.Subnet))
            {
                yield return Told(wide.Subnet, wide.Network, inner.Subnet, inner.Network, inner.Path);
                subnets[index] = wide;
            }
        }
    }

    private static bool Contains(IPNetwork wide, IPNetwork inner) =>
        wide.BaseAddress.AddressFamily == inner.BaseAddress.AddressFamily && wide.Contains(inner.BaseAddress);

    private static Finding Told(
        IPNetwork wide,
        NodeNetwork wideOwner,
        IPNetwork inner,
        NodeNetwork innerOwner,
        TreePath path
    ) =>
        innerOwner.Project.At(
            JudgeKinds.SubnetOverlap,
            path.Then("subnet"),
            $"The subnet {inner} of the network '{innerOwner.Key}' overlaps with {wide} of '{wideOwner.Key}', "
                + "and the engine refuses the second.",
            "Give one of them another subnet, or none: the engine then chooses a free one."
        );
}

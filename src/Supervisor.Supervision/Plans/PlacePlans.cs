using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Placing;

namespace Supervisor.Supervision.Plans;

/// <summary>Where the movable groups of a fleet may run, and what is pinned where, out of its model.</summary>
internal static class PlacePlans
{
    private const int PortOfDaemon = 9110;

    /// <param name="node">Of which those files are that name none.</param>
    internal static FleetPlaces Of(FleetNames names, FleetModel model, string node)
    {
        var movable = names.Groups.Where(IsMovable).ToList();
        var declared = model.Projects.SelectMany(static project => project.Nodes.Values).ToList();
        var pinned = names
            .Groups.Where(static group => !IsMovable(group))
            .ToLookup(group => group.Project.Node ?? node, StringComparer.Ordinal);
        var nodes = model
            .Projects.Select(project => project.Node ?? node)
            .Concat(declared.Select(static one => one.Name))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name => new DeclaredNode(
                declared.Find(one => one.Name == name) ?? new NodeModel { Name = name },
                pinned[name].Select(group => GroupDemands.Of(group, name)).Prepend(Daemon(name)).ToValueList()
            ));
        return new FleetPlaces(
            nodes.ToValueList(),
            movable
                .DistinctBy(static group => group.Group.Name, StringComparer.Ordinal)
                .Select(static group =>
                    KeyValuePair.Create(group.Group.Name, GroupDemands.Of(group, group.Project.Node))
                )
                .ToValueMap()
        );
    }

    /// <summary>To which nodes the pinned groups are pinned, by their names.</summary>
    internal static ValueMap<ValueList<string>> PinnedOf(FleetNames names, string node) =>
        names
            .Groups.Where(static group => !IsMovable(group))
            .GroupBy(static group => group.Group.Name, StringComparer.Ordinal)
            .Select(same =>
                KeyValuePair.Create(
                    same.Key,
                    same.Select(group => group.Project.Node ?? node).Distinct(StringComparer.Ordinal).ToValueList()
                )
            )
            .ToValueMap();

    internal static bool IsMovable(FleetMember group) => group.Group.Placement is Placement.Movable;

    /// <summary>Whoever lives, and whatever else runs there.</summary>
    internal static bool MayRun(FleetPlaces places, string group, string node) =>
        places.Movable.TryGet(group, out var demand)
        && FittingRules.MightRun(
            demand,
            places.Nodes.FirstOrDefault(one => one.Node.Name == node)
                ?? new DeclaredNode(new NodeModel { Name = node }, [])
        );

    private static GroupDemand Daemon(string node) =>
        new(GroupDemand.OfDaemon, node) { Ports = [new PortDemand(PortOfDaemon, "tcp", "127.0.0.1")] };
}

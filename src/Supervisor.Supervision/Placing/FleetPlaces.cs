using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Placing;

/// <summary>What a revision says of where movable groups may run; the same on every node that has it.</summary>
/// <param name="Nodes">Those that a file declares, or is of.</param>
/// <param name="Movable">All of the fleet, by name.</param>
public sealed record FleetPlaces(ValueList<DeclaredNode> Nodes, ValueMap<GroupDemand> Movable)
{
    public static FleetPlaces None { get; } = new([], ValueMap<GroupDemand>.Empty);
}

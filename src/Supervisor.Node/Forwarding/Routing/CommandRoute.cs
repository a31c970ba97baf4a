using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Forwarding.Routing;

/// <summary>Which nodes a command is for.</summary>
/// <param name="Parts">Each with the arguments that are its.</param>
internal sealed record CommandRoute(IReadOnlyList<RoutePart> Parts)
{
    /// <summary>Of nodes that were there and are not now, when it is for all nodes, or for what they have.</summary>
    public IReadOnlyList<AbsentPart> Absent { get; init; } = [];

    /// <summary>Nodes that could not be asked what they have, by their names: what is not found may be there.</summary>
    public IReadOnlyList<string> Unasked { get; init; } = [];
}

/// <param name="Arguments">By their names, without what says which node.</param>
internal sealed record RoutePart(FleetNode Node, IReadOnlyDictionary<string, IReadOnlyList<string>> Arguments);

/// <param name="Node">By its name.</param>
/// <param name="Arguments">As of <see cref="RoutePart"/>.</param>
/// <param name="Error">Why it is not answered as it was asked; null where it was not asked by name.</param>
internal sealed record AbsentPart(
    string Node,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Arguments,
    OperatorError? Error
);

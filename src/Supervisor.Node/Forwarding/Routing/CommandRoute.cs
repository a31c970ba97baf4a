namespace Supervisor.Node.Forwarding.Routing;

/// <summary>Which nodes a command is for.</summary>
/// <param name="Parts">Each with the arguments that are its.</param>
internal sealed record CommandRoute(IReadOnlyList<RoutePart> Parts)
{
    /// <summary>Nodes that were there and are not now, by their names, when it is for all nodes.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>Nodes that could not be asked what they have, by their names: what is not found may be there.</summary>
    public IReadOnlyList<string> Unasked { get; init; } = [];
}

/// <param name="Arguments">By their names, without what says which node.</param>
internal sealed record RoutePart(FleetNode Node, IReadOnlyDictionary<string, IReadOnlyList<string>> Arguments);

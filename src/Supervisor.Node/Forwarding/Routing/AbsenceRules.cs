using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;

namespace Supervisor.Node.Forwarding.Routing;

/// <summary>Whether what nobody has is of a node that is not there: that is another answer than that there is no such thing.</summary>
internal static class AbsenceRules
{
    /// <param name="nodes">Those that are there.</param>
    /// <param name="known">What they have.</param>
    /// <returns>The names that none of them answers for.</returns>
    public static IReadOnlyList<GivenName> Unfound(
        IReadOnlyList<GivenName> names,
        IReadOnlyList<FleetNode> nodes,
        IReadOnlyList<NodeNames> known
    ) =>
        [
            .. names.Where(name =>
                name.Qualified.Node is { } wanted
                    ? nodes.All(node => node.Name != wanted)
                    : !known.Any(node => node.Has(name.Qualified.Name))
            ),
        ];

    /// <param name="gone">The nodes that belong and are not there.</param>
    /// <param name="pinned">What the fleet pins to each node.</param>
    /// <returns>Those of such a node, each with it; the others are nobody's that is known.</returns>
    public static IReadOnlyList<AbsentName> WhoseAre(
        IReadOnlyList<GivenName> unfound,
        IReadOnlyList<string> gone,
        IReadOnlyList<PinnedNames> pinned
    ) =>
        [
            .. from name in unfound
            let node = NodeOf(name.Qualified, gone, pinned)
            where node is not null
            select new AbsentName(name, node),
        ];

    private static string? NodeOf(QualifiedName name, IReadOnlyList<string> gone, IReadOnlyList<PinnedNames> pinned) =>
        name.Node is { } wanted
            ? gone.FirstOrDefault(node => node == wanted)
            : gone.FirstOrDefault(node => pinned.Any(part => part.Node == node && Has(part, name.Name)));

    private static bool Has(PinnedNames pinned, string name) =>
        pinned.Groups.Contains(name, StringComparer.Ordinal)
        || pinned.Agents.Any(agent => NodeNames.IsCalled(agent, name));
}

/// <param name="Node">The node that has it, and is not there.</param>
internal sealed record AbsentName(GivenName Name, string Node)
{
    public OperatorError Error => ForwardErrors.NodeIsDown(Node, Name.Qualified.Name);
}

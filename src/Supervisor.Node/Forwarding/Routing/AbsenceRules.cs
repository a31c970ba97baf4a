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
    /// <returns>Null when they are nobody's that is known.</returns>
    public static OperatorError? WhoseIs(
        IReadOnlyList<GivenName> unfound,
        IReadOnlyList<string> gone,
        IReadOnlyList<PinnedNames> pinned
    ) =>
        unfound
            .Select(name =>
                NodeOf(name.Qualified, gone, pinned) is { } node
                    ? ForwardErrors.NodeIsDown(node, name.Qualified.Name)
                    : null
            )
            .FirstOrDefault(static error => error is not null);

    private static string? NodeOf(QualifiedName name, IReadOnlyList<string> gone, IReadOnlyList<PinnedNames> pinned) =>
        name.Node is { } wanted
            ? gone.FirstOrDefault(node => node == wanted)
            : gone.FirstOrDefault(node => pinned.Any(part => part.Node == node && Has(part, name.Name)));

    private static bool Has(PinnedNames pinned, string name) =>
        pinned.Groups.Contains(name, StringComparer.Ordinal)
        || pinned.Agents.Any(agent => NodeNames.IsCalled(agent, name));
}

using Supervisor.Contracts;
using Supervisor.Node.Palettes.Node;

namespace Supervisor.Node.Forwarding.Routing;

/// <summary>Which nodes a command is for: those of the names in it; without names all, for lists and events; or this one.</summary>
internal static class RouteRules
{
    /// <summary>What is asked of every node when no names are given.</summary>
    private static readonly HashSet<string> OfAllNodes = new(StringComparer.Ordinal)
    {
        "agent list",
        "agent stats",
        "cluster audit",
        "events list",
        "group list",
    };

    /// <summary>What is asked of one node, whose name may be given.</summary>
    private static readonly HashSet<string> OfOneNode = new(StringComparer.Ordinal)
    {
        "node doctor",
        "node show",
        "node uptime",
    };

    /// <returns>The node that is named; null: none is, or the command deals with the name itself.</returns>
    public static string? NodeIn(string command, IReadOnlyDictionary<string, IReadOnlyList<string>> given) =>
        OfOneNode.Contains(command) && given.GetValueOrDefault(NodeArgument.Name, []) is [var named] ? named : null;

    /// <param name="nodes">Those that are there, this one first.</param>
    public static Outcome<CommandRoute> ToNode(
        string name,
        IReadOnlyDictionary<string, IReadOnlyList<string>> given,
        IReadOnlyList<FleetNode> nodes
    ) =>
        nodes.FirstOrDefault(node => node.Name == name) is { } named
            // Without the name: a node of another version may not know the argument.
            ? new CommandRoute([
                new RoutePart(
                    named,
                    given
                        .Where(one => one.Key != NodeArgument.Name)
                        .ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal)
                ),
            ])
            : ForwardErrors.UnknownNode(name, nodes.Select(node => node.Name));

    public static bool IsOfAllNodes(string command) => OfAllNodes.Contains(command);

    /// <param name="nodes">Those that are there, this one first.</param>
    /// <param name="known">What they have, as far as they could be asked; those only that names without a node need.</param>
    public static Outcome<CommandRoute> Of(
        IReadOnlyList<GivenName> names,
        IReadOnlyDictionary<string, IReadOnlyList<string>> given,
        IReadOnlyList<FleetNode> nodes,
        IReadOnlyList<NodeNames> known
    )
    {
        var placed = new List<(FleetNode Node, GivenName Name)>();
        foreach (var name in names)
        {
            var node = NodeOf(name, nodes, known);
            if (!node.IsOk)
            {
                return node.Error;
            }

            placed.Add((node.Value, name));
        }

        var asked = placed.Where(one => !one.Name.IsPlace).Select(one => one.Node).ToHashSet();
        var parts = placed
            // A place of an agent that is not asked for: whoever is asked says so.
            .GroupBy(one => asked.Count == 0 || asked.Contains(one.Node) ? one.Node : asked.First())
            .OrderBy(part => IndexOf(nodes, part.Key));
        return new CommandRoute([
            .. parts.Select(part => new RoutePart(part.Key, With(given, names, [.. part.Select(one => one.Name)]))),
        ]);
    }

    /// <summary>The same, when some of what is named is of nodes that are not there.</summary>
    public static Outcome<CommandRoute> Of(
        IReadOnlyList<GivenName> names,
        IReadOnlyDictionary<string, IReadOnlyList<string>> given,
        IReadOnlyList<FleetNode> nodes,
        IReadOnlyList<NodeNames> known,
        IReadOnlyList<AbsentName> absent
    )
    {
        var there = names.Except(absent.Select(static one => one.Name)).ToList();
        var route = there.Count > 0 ? Of(there, given, nodes, known) : new CommandRoute([]);
        return route.IsOk
            ? route.Value with
            {
                Absent =
                [
                    .. absent
                        .GroupBy(static one => one.Node, StringComparer.Ordinal)
                        .Select(of => new AbsentPart(
                            of.Key,
                            With(given, names, [.. of.Select(static one => one.Name)]),
                            of.First().Error
                        )),
                ],
            }
            : route;
    }

    private static Outcome<FleetNode> NodeOf(
        GivenName name,
        IReadOnlyList<FleetNode> nodes,
        IReadOnlyList<NodeNames> known
    )
    {
        if (name.Qualified.Node is { } wanted)
        {
            return nodes.FirstOrDefault(node => node.Name == wanted) is { } named
                ? named
                : ForwardErrors.UnknownNode(wanted, nodes.Select(node => node.Name));
        }

        var found = known
            .Select(node => (node.Node, Calls: node.CallsFor(name.Qualified.Name).ToList()))
            .Where(node => node.Calls.Count > 0)
            .ToList();
        return found switch
        {
            [var only] => only.Node,
            // This one says best what it does not know.
            [] => known.FirstOrDefault(node => node.HasUnowned(name.Qualified.Name))?.Node ?? nodes[0],
            _ => ForwardErrors.Ambiguous(name.Value, [.. found.SelectMany(node => node.Calls)], found.Count),
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> With(
        IReadOnlyDictionary<string, IReadOnlyList<string>> given,
        IReadOnlyList<GivenName> all,
        IReadOnlyList<GivenName> names
    )
    {
        var arguments = new Dictionary<string, IReadOnlyList<string>>(given, StringComparer.Ordinal);
        foreach (var (argument, values) in given.Where(one => one.Value.Count > 0))
        {
            var kept = names
                .Where(name => name.Argument == argument)
                .Select(name => name.Qualified.Name + name.Rest)
                .ToList();
            if (kept.Count > 0 || all.Any(name => name.IsPlace && name.Argument == argument))
            {
                arguments[argument] = kept;
            }
        }

        return arguments;
    }

    private static int IndexOf(IReadOnlyList<FleetNode> nodes, FleetNode node) =>
        nodes.Select((one, index) => one == node ? index : int.MaxValue).Min();
}

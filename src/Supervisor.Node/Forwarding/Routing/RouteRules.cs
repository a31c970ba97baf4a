using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Copying;

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

    /// <summary>The names of agents and groups among the arguments, and by which argument each was given.</summary>
    public static IReadOnlyList<GivenName> NamesIn(
        CommandDescription description,
        IReadOnlyDictionary<string, IReadOnlyList<string>> given
    ) =>
        description.Result is ResultKinds.Archive
            ? [.. NameInPath(given)]
            :
            [
                .. from argument in description.Arguments
                where argument.Kind is ArgumentKinds.Agent or ArgumentKinds.Group
                from value in given.GetValueOrDefault(argument.Name, [])
                select new GivenName(argument.Name, value, QualifiedName.Parse(value)),
            ];

    /// <summary>The agent of <c>NAME:PATH</c>; none where it cannot be read, which is the command's own to say.</summary>
    private static IEnumerable<GivenName> NameInPath(IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        var (source, target) = (Only(CopyRoute.Source), Only(CopyRoute.Target));
        if (CopyRoute.Parse(source, target) is { IsOk: true, Value: { Agent: var agent, IsOut: var isOut } })
        {
            yield return new GivenName(
                isOut ? CopyRoute.Source : CopyRoute.Target,
                agent,
                QualifiedName.Parse(agent),
                (isOut ? source : target)[agent.Length..]
            );
        }

        string Only(string argument) => given.GetValueOrDefault(argument, []) is [var only] ? only : "";
    }

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

        var parts = placed.GroupBy(one => one.Node).OrderBy(part => IndexOf(nodes, part.Key));
        return new CommandRoute([
            .. parts.Select(part => new RoutePart(part.Key, With(given, [.. part.Select(one => one.Name)]))),
        ]);
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
            if (kept.Count > 0)
            {
                arguments[argument] = kept;
            }
        }

        return arguments;
    }

    private static int IndexOf(IReadOnlyList<FleetNode> nodes, FleetNode node) =>
        nodes.Select((one, index) => one == node ? index : int.MaxValue).Min();
}

/// <param name="Argument">By which it was given.</param>
/// <param name="Rest">What stands behind it in the argument: <c>:PATH</c>.</param>
internal sealed record GivenName(string Argument, string Value, QualifiedName Qualified, string Rest = "");

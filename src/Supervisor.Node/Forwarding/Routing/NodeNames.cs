using System.Collections.ObjectModel;
using Supervisor.Node.Forwarding.Merging;

namespace Supervisor.Node.Forwarding.Routing;

/// <summary>What a node has, by its names.</summary>
/// <param name="Agents">Each as <c>GROUP/AGENT</c>.</param>
internal sealed record NodeNames(FleetNode Node, IReadOnlyList<string> Agents, IReadOnlyList<string> Groups)
{
    /// <summary>What it might run, and nobody owns: whoever is asked for that says so.</summary>
    public IReadOnlyList<string> Unowned { get; init; } = [];

    /// <summary>What it says of its ownership of each group.</summary>
    public IReadOnlyDictionary<string, OwnershipWord> Ownerships { get; init; } =
        ReadOnlyDictionary<string, OwnershipWord>.Empty;

    /// <summary>Of those that tell of the same movable group, one.</summary>
    public static IReadOnlyList<NodeNames> Settled(IReadOnlyList<NodeNames> known)
    {
        var told = known.SelectMany(node => node.Ownerships.Select(of => (Node: node, Group: of.Key, Word: of.Value)));
        var chosen = OwnedOnce.Choose([.. told], static one => one.Group, static one => one.Word);
        var ofNodes = chosen.ToLookup(one => one.Node, one => one.Group);
        return
        [
            .. known.Select(node =>
                node.Without([.. node.Ownerships.Keys.Except(ofNodes[node], StringComparer.Ordinal)])
            ),
        ];
    }

    public bool Has(string name) => CallsFor(name).Any() || HasUnowned(name);

    public bool HasUnowned(string name) =>
        Unowned.Any(agent => IsCalled(agent, name) || agent.StartsWith($"{name}/", StringComparison.Ordinal));

    /// <summary>How what is called so there can be called everywhere; empty when nothing is.</summary>
    public IEnumerable<string> CallsFor(string name)
    {
        var agents = Agents.Where(agent => IsCalled(agent, name)).Select(Short);
        return Groups.Where(group => group == name).Concat(agents).Distinct(StringComparer.Ordinal).Select(Called);
    }

    private NodeNames Without(HashSet<string> groups) =>
        groups.Count == 0
            ? this
            : this with
            {
                Agents = [.. Agents.Where(agent => !groups.Contains(GroupOf(agent)))],
                Groups = [.. Groups.Where(group => !groups.Contains(group))],
                Unowned = [.. Unowned.Where(agent => !groups.Contains(GroupOf(agent)))],
            };

    private string Called(string name) => $"{name}@{Node.Name}";

    /// <param name="agent">As <c>GROUP/AGENT</c>.</param>
    public static bool IsCalled(string agent, string name) =>
        agent == name || agent[(agent.IndexOf('/', StringComparison.Ordinal) + 1)..] == name;

    /// <inheritdoc cref="IsCalled"/>
    public static string GroupOf(string agent) => agent[..agent.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Of an agent as lists call it.</summary>
    public static string PathOf(string name) => name.Contains('/', StringComparison.Ordinal) ? name : $"{name}/{name}";

    /// <summary>A group's only agent has the group's name, and need not be named twice.</summary>
    public static string Short(string agent) =>
        agent.Split('/') is [var group, var own] && group == own ? group : agent;
}

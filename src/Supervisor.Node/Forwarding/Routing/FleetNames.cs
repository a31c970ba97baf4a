using Supervisor.Contracts.Palettes;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Forwarding.Routing;

/// <summary>What bears a name on any node, for completion: so that it can be said as it is.</summary>
internal sealed class FleetNames(FleetMembers members, FleetDirectory directory)
{
    public async Task<IReadOnlyList<string>> OfKindAsync(string kind, Caller caller, CancellationToken stop)
    {
        var nodes = members.All;
        return kind switch
        {
            ArgumentKinds.Node => [.. nodes.Select(node => node.Name)],
            ArgumentKinds.Agent => Agents((await directory.AskAsync(nodes, caller, stop)).Known),
            ArgumentKinds.Group => Groups((await directory.AskAsync(nodes, caller, stop)).Known),
            _ => [],
        };
    }

    internal static IReadOnlyList<string> Agents(IReadOnlyList<NodeNames> known) =>
        Unambiguous(known, static node => node.Agents.Concat(node.Unowned).Where(IsProgram).Select(NodeNames.Short));

    internal static IReadOnlyList<string> Groups(IReadOnlyList<NodeNames> known) =>
        Unambiguous(
            known,
            static node => node.Groups.Union(node.Unowned.Select(NodeNames.GroupOf), StringComparer.Ordinal)
        );

    /// <summary>What is called the same on several nodes is said with its node.</summary>
    private static IReadOnlyList<string> Unambiguous(
        IReadOnlyList<NodeNames> known,
        Func<NodeNames, IEnumerable<string>> names
    ) =>
        [
            .. known
                .SelectMany(node => names(node).Select(name => (Name: name, node.Node)))
                .GroupBy(static one => one.Name, StringComparer.Ordinal)
                .SelectMany(same => same.Count() == 1 ? [same.Key] : same.Select(one => $"{one.Name}@{one.Node.Name}"))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>And no container that is there for others.</summary>
    private static bool IsProgram(string agent) =>
        !agent.EndsWith($"/{AgentAddress.HolderName}", StringComparison.Ordinal);
}

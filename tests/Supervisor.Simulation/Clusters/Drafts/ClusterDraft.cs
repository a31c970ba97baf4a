using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Simulation.Fleets.Drafts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Placing;

namespace Supervisor.Simulation.Clusters.Drafts;

/// <summary>A fleet of several nodes in the making. Needs are written down without a node: where they are found depends on who looks.</summary>
internal sealed record ClusterDraft(
    IReadOnlyList<string> Nodes,
    IReadOnlyList<PlacedGroup> Groups,
    int StartConcurrency
)
{
    /// <summary>Movable groups that their owner keeps while it is cut off.</summary>
    internal IReadOnlySet<string> Kept { get; init; } = new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>What one node has to run of it, or may come to run.</summary>
    internal NodePlan Plan(long revision, string node)
    {
        var here = Groups.Where(placed => placed.IsMovable || placed.Home == node).ToList();
        var plan = new FleetDraft([.. here.Select(placed => SeenFrom(node, placed.Group))], StartConcurrency).Plan(
            revision
        );
        var movable = here.Where(static placed => placed.IsMovable).Select(static placed => placed.Group.Name).ToList();
        return plan with
        {
            Groups = plan
                .Groups.Select(group =>
                    movable.Contains(group.Name) ? group with { Movable = MovableOf(group.Name) } : group
                )
                .ToValueList(),
            Places = movable.Count == 0 ? FleetPlaces.None : Places(),
            Pinned = Groups
                .Where(static placed => !placed.IsMovable)
                .Select(static placed => KeyValuePair.Create(placed.Group.Name, new[] { placed.Home }.ToValueList()))
                .ToValueMap(),
        };
    }

    internal PlacedGroup? Find(string group) => Groups.FirstOrDefault(placed => placed.Group.Name == group);

    /// <summary>For the trace: one for each agent.</summary>
    internal IEnumerable<string> Lines =>
        Groups.SelectMany(placed =>
            placed.Group.Agents.Select(agent =>
                $"  {placed.Home}{(placed.IsMovable ? " (movable)" : "")} {placed.Group.Name}/{agent.Name} "
                + $"{placed.Group.Strategy} {placed.Group.Ready} {agent.Way} {agent.Nature} {agent.Version} {agent.Mode} "
                + $"{agent.OnExhausted} needs [{string.Join(", ", agent.Needs.Select(Line))}]"
            )
        );

    private MovableDefinition MovableOf(string group) =>
        MovableDefinition.Usual with
        {
            KeepsInIsolation = Kept.Contains(group),
        };

    private static string Line(NeedDefinition need) =>
        $"{need.Target} {need.OnLoss}{(need.IsCompletion ? " completed" : "")}";

    private FleetPlaces Places() =>
        new(
            Nodes
                .Select(name => new DeclaredNode(
                    new NodeModel { Name = name, MemoryBytes = Memories.OfMachine },
                    Groups.Where(placed => !placed.IsMovable && placed.Home == name).Select(DemandOf).ToValueList()
                ))
                .ToValueList(),
            Groups
                .Where(static placed => placed.IsMovable)
                .Select(static placed => KeyValuePair.Create(placed.Group.Name, DemandOf(placed)))
                .ToValueMap()
        );

    private static GroupDemand DemandOf(PlacedGroup placed) =>
        new(placed.Group.Name, placed.Home) { MemoryBytes = Memories.Of(placed.Group.Name) };

    private GroupDraft SeenFrom(string node, GroupDraft group) =>
        group with
        {
            Agents =
            [
                .. group.Agents.Select(agent =>
                    agent with
                    {
                        Needs = [.. agent.Needs.Select(need => need with { Target = SeenFrom(node, need.Target) })],
                    }
                ),
            ],
        };

    /// <summary>One on a movable group is met only where that runs.</summary>
    private NeedTarget SeenFrom(string node, NeedTarget target) =>
        Find(target.Group) is { IsMovable: false, Home: var home } && home != node
            ? target with
            {
                Node = home,
            }
            : target;
}
